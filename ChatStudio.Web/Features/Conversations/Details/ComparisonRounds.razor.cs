using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Web.Features.Metrics;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Conversations.Details;

/// <summary>Follows one comparison for as long as it is rendered; another one is another instance.</summary>
public sealed partial class ComparisonRounds(ComparisonService comparisons)
{
    private readonly CancellationTokenSource _gone = new();
    private Comparison? _comparison;
    private string? _problem;

    [Parameter, EditorRequired]
    public required ConversationSummary Summary { get; set; }

    protected override async Task OnInitializedAsync()
    {
        try
        {
            _comparison = await comparisons.OpenAsync(new(Summary.Id.Value), _gone.Token);
        }
        catch (StorageException problem)
        {
            _problem = $"{problem.Message} Try again in a moment.";
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // Another one is looked at by now.
        }

        if (_comparison is { } open && !_gone.IsCancellationRequested)
        {
            Listen(handler => open.Changed += handler, handler => open.Changed -= handler);
        }
    }

    protected override async ValueTask OnDisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
    }

    private static ConversationTotals Totals(Comparison comparison)
        => new([.. comparison.State.Rounds.Where(round => !round.IsHidden).SelectMany(round => round.Runs).Select(run => new AnswerNumbers(run, run.Metrics.Snapshot()))]);
}
