using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>Reads the numbers of the answers of a conversation, on its path or on all branches, run by run. Those of an ended run never change and are read once.</summary>
public sealed class ConversationNumbers
{
    private readonly Dictionary<RunId, MetricsSnapshot> _final = [];

    public ConversationTotals Read(Conversation? conversation) => Read(conversation?.Path ?? []);

    public ConversationTotals Read(IReadOnlyList<ConversationMessage> messages)
        => new([.. messages.SelectMany(message => message.Runs).Select(run => new AnswerNumbers(run, Read(run)))]);

    private MetricsSnapshot Read(Run run)
    {
        if (_final.TryGetValue(run.Id, out var known))
        {
            return known;
        }

        var numbers = run.Metrics.Snapshot();
        if (numbers.IsFinal)
        {
            _final.Add(run.Id, numbers);
        }

        return numbers;
    }
}
