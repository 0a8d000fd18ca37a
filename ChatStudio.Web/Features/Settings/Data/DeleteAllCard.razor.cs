using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Conversations.Transfer.Importing;
using ChatStudio.Core.Providers.Connections;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Settings.Data;

/// <summary>Deletes everything once the words are typed: chats and comparisons with their votes, line-ups, backups.</summary>
public sealed partial class DeleteAllCard(
    ConversationService conversations, SavedLineUps lineUps, IConversationFile file, ConnectionStore connections, ImportJobs jobs)
{
    private const string Word = "delete everything";

    private string _typed = "";
    private bool _withConnections;
    private bool _isDeleting;
    private string? _problem;
    private string? _done;

    /// <summary>What is to be said afterwards.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    private bool IsConfirmed => string.Equals(_typed.Trim(), Word, StringComparison.OrdinalIgnoreCase);

    private async Task DeleteAsync()
    {
        if (!IsConfirmed || _isDeleting)
        {
            return;
        }

        (_isDeleting, _problem, _done) = (true, null, null);
        try
        {
            jobs.Last?.Cancel();
            var count = await conversations.DeleteAllAsync();
            foreach (var lineUp in lineUps.All)
            {
                await lineUps.RemoveAsync(lineUp.Name);
            }

            await file.DeleteBackupsAsync(CancellationToken.None);
            await file.CompactAsync(CancellationToken.None);
            RemoveConnections();
            jobs.Dismiss();
            (_done, _typed) = (count == 1 ? "1 chat was deleted" : $"{count} chats were deleted", "");
            await OnDone.InvokeAsync(_done);
        }
        catch (Exception problem) when (problem is StorageException or ConnectionStoreException)
        {
            _problem = $"{problem.Message} What was deleted until then is gone; delete everything again for the rest.";
        }

        _isDeleting = false;
    }

    private void RemoveConnections()
    {
        foreach (var connection in _withConnections ? connections.Connections.Where(connection => connection.Source == ConnectionSource.Browser).ToList() : [])
        {
            connections.Remove(connection.Id);
        }
    }
}
