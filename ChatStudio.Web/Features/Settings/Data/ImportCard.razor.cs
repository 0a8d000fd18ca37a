using System.Globalization;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Conversations.Transfer.Importing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace ChatStudio.Web.Features.Settings.Data;

/// <summary>Takes a file from the browser and hands it to the import, which goes on without the page.</summary>
public sealed partial class ImportCard(ImportJobs jobs, IConversationFile place)
{
    private const int PieceLength = 256 << 10;

    private static readonly long MostBytes = new ImportLimits().File;
    private readonly CancellationTokenSource _gone = new();
    private CancellationTokenSource? _sending;
    private double? _sent;
    private string? _problem;
    private ImportJob? _watched;

    /// <summary>What is to be said when an import has ended.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    private ImportJob? Running => jobs.Last is { Report: null } running ? running : null;

    protected override void OnInitialized()
    {
        _watched = Running;
        Listen(refresh => jobs.Changed += refresh, refresh => jobs.Changed -= refresh, Look);
    }

    protected override async ValueTask OnDisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
    }

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Heading(ImportReport report)
        => $"Imported {Number(report.Conversations)} {(report.Conversations == 1 ? "chat" : "chats")} with {Number(report.Messages)} {(report.Messages == 1 ? "message" : "messages")}";

    private void Look()
    {
        if (_watched is { Report: { } report } && jobs.Last == _watched)
        {
            _watched = null;
            _ = OnDone.InvokeAsync($"{Heading(report)}.");
        }

        _watched ??= Running;
        StateHasChanged();
    }

    private async Task TakeAsync(InputFileChangeEventArgs change)
    {
        (_problem, _sent) = (null, 0);
        if (change.File.Size > MostBytes)
        {
            (_problem, _sent) = ($"The file has {ByteText.Of(change.File.Size)}; up to {ByteText.Of(MostBytes)} can be imported. Nothing was read.", null);
            return;
        }

        using var sending = _sending = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token);
        try
        {
            var file = await ReceiveAsync(change.File, sending.Token);
            if (jobs.Start(file, change.File.Name) is null)
            {
                _problem = "Another import is running, maybe in another tab. Nothing was begun: wait for it.";
            }
        }
        catch (OperationCanceledException)
        {
            // By the person, or the page was left.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _problem = $"The file could not be taken over: {e.Message} Nothing was imported; try again.";
        }

        (_sent, _sending) = (null, null);
    }

    private async Task CancelSendingAsync()
    {
        if (_sending is { } sending)
        {
            await sending.CancelAsync();
        }
    }

    // Into the data folder, which is the one place that is written to, and gone when it is closed.
    private async Task<FileStream> ReceiveAsync(IBrowserFile sent, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(Path.Combine(Path.GetDirectoryName(place.Path)!, $"import-{Guid.NewGuid():N}.part"), options);
        try
        {
            await using var stream = sent.OpenReadStream(MostBytes, cancellationToken);
            var piece = new byte[PieceLength];
            var told = 0L;
            while (await stream.ReadAsync(piece, cancellationToken) is > 0 and var length)
            {
                await file.WriteAsync(piece.AsMemory(0, length), cancellationToken);
                if (file.Length - told > sent.Size / 50)
                {
                    told = file.Length;
                    _sent = (double)file.Length / sent.Size;
                    StateHasChanged();
                }
            }

            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
