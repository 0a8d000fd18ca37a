using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Comparisons.Exporting;
using ChatStudio.Core.Conversations;
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
        if (_comparison is not { Id: var id } || _view is not { } view)
        {
            return;
        }

        var which = column.Column.Id;
        switch (action)
        {
            case ColumnAction.Stop:
                comparisons.Stop(id, which);
                break;
            case ColumnAction.Retry:
                comparisons.Retry(id, which);
                break;
            case ColumnAction.Best:
                Vote(VoteKind.Best, which);
                break;
            case ColumnAction.Continue:
                await ContinueAsync(column);
                break;
            case ColumnAction.Edit:
                OpenEditor(column);
                break;
            case ColumnAction.Mute:
                comparisons.SetMuted(id, which, !column.Column.IsMuted);
                break;
            case ColumnAction.Left:
                comparisons.MoveColumn(id, which, -1);
                break;
            case ColumnAction.Right:
                comparisons.MoveColumn(id, which, 1);
                break;
            case ColumnAction.Maximise:
                _maximised = _maximised == which ? null : which;
                break;
            case ColumnAction.Remove:
                comparisons.RemoveColumn(id, which);
                _maximised = null;
                break;
        }

    }

    private void Vote(VoteKind kind, ColumnId? best)
    {
        if (_comparison is { } comparison && _view is { } view)
        {
            comparisons.Vote(comparison.Id, view.Round.Number, kind, best);
        }
    }

    /// <summary>The column's own history up to the shown round becomes a chat, with its parameters and its system prompt.</summary>
    private async Task ContinueAsync(RoundColumn column)
    {
        var turns = _view!.State.HistoryOf(column.Column.Id)
            .Where(past => past.Round.Number <= _view.Round.Number)
            .Select(past => (past.Round.Prompt, past.Answer.Run!)).ToList();
        if (turns.Count == 0)
        {
            return;
        }

        var (model, parameters) = (column.Setup.Model, column.Setup.Parameters);
        try
        {
            var conversation = await conversations.ContinueAsync(turns, new(model)
            {
                SystemPrompt = column.Setup.SystemPrompt is { Length: > 0 } prompt ? prompt : null,
                Parameters = parameters == ColumnParameters.Default ? null : new()
                {
                    Temperature = (float?)parameters.Temperature,
                    TopP = (float?)parameters.TopP,
                    MaxOutputTokens = parameters.MaxOutputTokens,
                    Seed = parameters.Seed,
                },
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

    private void ToggleBlind()
    {
        if (_comparison is { } comparison)
        {
            var settings = comparison.State.Settings;
            comparisons.SetSettings(comparison.Id, settings with { IsBlind = !settings.IsBlind });
        }
    }

    private void StopAll()
    {
        if (_comparison is { } comparison)
        {
            comparisons.StopAll(comparison.Id);
        }
    }

    private void Merge(ModelInfo model)
    {
        if (_comparison is { } comparison && _view is { } view)
        {
            comparisons.Merge(comparison.Id, view.Round.Number, model);
        }
    }

    private void RetryFailed()
    {
        if (_comparison is { } comparison)
        {
            comparisons.RetryFailed(comparison.Id);
        }
    }

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

    private void KeepEdited()
    {
        if (_comparison is { } comparison && _edited is { } setup)
        {
            if (_editedColumn is { } column)
            {
                comparisons.ChangeColumn(comparison.Id, column, setup);
            }
            else
            {
                comparisons.AddColumn(comparison.Id, setup);
            }
        }

        CloseEditor();
    }
}
