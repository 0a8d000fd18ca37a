using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Comparisons.Exporting;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Features.Compare.Columns;
using MudBlazor;

namespace ChatStudio.Web.Features.Compare;

/// <content>What the buttons of the page do.</content>
public sealed partial class ComparePage
{
    private static readonly DialogOptions EditorOptions = new() { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small, FullWidth = true };

    private ColumnSetup? _edited;
    private ColumnId? _editedColumn;

    private async Task ActAsync(RoundColumn column, ColumnAction action)
    {
        var which = column.Column.Id;
        switch (action)
        {
            case ColumnAction.Stop:
                await DoAsync(id => comparisons.StopAsync(id, which));
                break;
            case ColumnAction.Retry:
                await DoAsync(id => comparisons.RetryAsync(id, which));
                break;
            case ColumnAction.Best:
                await VoteAsync(VoteKind.Best, which);
                break;
            case ColumnAction.Continue:
                await ContinueAsync(column);
                break;
            case ColumnAction.Edit:
                OpenEditor(column);
                break;
            case ColumnAction.Mute:
                await DoAsync(id => comparisons.SetMutedAsync(id, which, !column.Column.IsMuted));
                break;
            case ColumnAction.Left:
                await DoAsync(id => comparisons.MoveColumnAsync(id, which, -1));
                break;
            case ColumnAction.Right:
                await DoAsync(id => comparisons.MoveColumnAsync(id, which, 1));
                break;
            case ColumnAction.Maximise:
                _maximised = _maximised == which ? null : which;
                break;
            case ColumnAction.Hide:
                _maximised = null;
                await DoAsync(id => comparisons.SetCollapsedAsync(id, which, true));
                break;
            case ColumnAction.Remove:
                _maximised = null;
                await DoAsync(id => comparisons.RemoveColumnAsync(id, which));
                break;
        }
    }

    /// <summary>Carries out a command on the shown comparison and says it when it could not be kept.</summary>
    private async Task DoAsync(Func<ComparisonId, Task> command)
    {
        if (_comparison is not { } comparison)
        {
            return;
        }

        try
        {
            _notice = null;
            await command(comparison.Id);
        }
        catch (StorageException problem)
        {
            _notice = $"{problem.Message} Nothing was changed: try again in a moment.";
        }
    }

    private Task VoteAsync(VoteKind kind, ColumnId? best)
        => _view is { } view ? DoAsync(id => comparisons.VoteAsync(id, view.Round.Number, kind, best)) : Task.CompletedTask;

    private Task ShowHiddenAsync() => DoAsync(async id =>
    {
        foreach (var column in _view!.State.Columns.Where(column => column.IsCollapsed))
        {
            await comparisons.SetCollapsedAsync(id, column.Id, false);
        }
    });

    /// <summary>The column's own history up to the shown round becomes a chat, after the one it went on from, with its parameters and its system prompt.</summary>
    private async Task ContinueAsync(RoundColumn column)
    {
        var own = _view!.State.HistoryOf(column.Column.Id)
            .Where(past => past.Round.Number <= _view.Round.Number)
            .Select(past => (past.Round.Prompt, past.Answer.Run!)).ToList();
        if (own.Count == 0)
        {
            return;
        }

        var turns = _comparison!.Beginning.Select(turn => (turn.Prompt, turn.Answer)).Concat(own).ToList();
        try
        {
            var conversation = await conversations.ContinueAsync(turns, new(column.Setup.Model)
            {
                SystemPrompt = column.Setup.SystemPrompt is { Length: > 0 } prompt ? prompt : null,
                Parameters = column.Setup.Parameters.ToChat(),
            });
            navigation.NavigateTo($"chat/{conversation.Id}");
        }
        catch (PromptRejectedException problem)
        {
            _notice = problem.Message;
        }
    }

    /// <summary>Plays the shown round again with the timing it had; a round that still runs is not over to be replayed.</summary>
    private void ToggleReplay()
        => _replay = _replay is null && _view is { Round.HasEnded: true, IsHidden: false } view ? new(view.Elapsed, Time) : null;

    private void ShowRound(int number)
    {
        _replay = null;
        _shownRound = number;
        Refresh();
    }

    private Task ToggleBlindAsync()
        => DoAsync(id => comparisons.SetSettingsAsync(id, _view!.State.Settings with { IsBlind = !_view.State.Settings.IsBlind }));

    private Task StopAllAsync() => DoAsync(comparisons.StopAllAsync);

    private Task MergeAsync(ModelInfo model) => DoAsync(id => comparisons.MergeAsync(id, _view!.Round.Number, model));

    private Task RetryFailedAsync() => DoAsync(comparisons.RetryFailedAsync);

    private async Task ToggleLockAsync()
    {
        _isLocked = !_isLocked;
        await _columns.LockAsync(_isLocked);
    }

    private async Task ShowPlaceAsync((int Column, double Share) place) => await _columns.ShowAsync(place.Column, place.Share);

    private string Markdown() => _comparison is { } comparison ? ComparisonMarkdown.Write(comparison) : "";

    private async Task ExportAsync(ExportFormat format)
    {
        if (_comparison is { } comparison)
        {
            var name = FormattableString.Invariant($"comparison-{comparison.CreatedAt:yyyy-MM-dd-HHmm}-{comparison.Id}");
            await (format switch
            {
                ExportFormat.Json => download.SaveAsync($"{name}.json", "application/json", ComparisonJson.Write(comparison)),
                ExportFormat.Html => download.SaveAsync($"{name}.html", "text/html", ComparisonHtml.Write(comparison)),
                _ => download.SaveAsync($"{name}.md", "text/markdown", ComparisonMarkdown.Write(comparison)),
            });
        }
    }

    private void OpenEditor(RoundColumn? column)
    {
        _editedColumn = column?.Column.Id;
        _edited = column?.Column.Setup ?? new(catalog.Models.FirstOrDefault(model => _view!.State.Columns.All(taken => taken.Setup.Model.Key != model.Key)) ?? catalog.Default);
    }

    private void CloseEditor() => _edited = null;

    private async Task KeepEditedAsync()
    {
        if (_edited is { } setup)
        {
            CloseEditor();
            await DoAsync(id => _editedColumn is { } column ? comparisons.ChangeColumnAsync(id, column, setup) : comparisons.AddColumnAsync(id, setup));
        }
    }
}
