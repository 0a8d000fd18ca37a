using System.Globalization;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;

namespace ChatStudio.Web.Features.Settings.Data;

/// <summary>Where the data lies and how much there is; backup, export, import and the end of it.</summary>
public sealed partial class DataPage(ConversationService conversations, IConversationFile file)
{
    private readonly CancellationTokenSource _gone = new();
    private StorageSizes _sizes = new(0, 0, 0);
    private IReadOnlyList<StorageBackup> _backups = [];
    private bool _isBackingUp;
    private string? _made;
    private string? _problem;
    private string? _status;

    protected override void OnInitialized()
    {
        Measure();
        Listen(refresh => conversations.Changed += refresh, refresh => conversations.Changed -= refresh, () =>
        {
            Measure();
            StateHasChanged();
        });
    }

    protected override async ValueTask OnDisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {what}{(count == 1 ? "" : "s")}");

    private string When(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Time.LocalTimeZone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    private void Measure() => (_sizes, _backups) = (file.Sizes, file.Backups);

    private void Say(string words)
    {
        _status = words;
        Measure();
    }

    private Task DeletedAsync(string words)
    {
        _made = null;
        Say(words);
        return Task.CompletedTask;
    }

    private async Task BackUpAsync()
    {
        (_isBackingUp, _problem) = (true, null);
        try
        {
            var backup = await file.BackUpAsync(_gone.Token);
            _made = backup.Name;
            Say($"Backed up to {backup.Name}.");
        }
        catch (StorageException problem)
        {
            _problem = $"{problem.Message} Your chats are where they were; try again.";
        }
        catch (OperationCanceledException)
        {
            // The page was left meanwhile.
        }

        _isBackingUp = false;
    }
}
