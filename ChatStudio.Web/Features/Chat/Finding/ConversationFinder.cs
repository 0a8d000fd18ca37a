using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Markdown;
using ChatStudio.Web.Answers;

namespace ChatStudio.Web.Features.Chat.Finding;

/// <summary>
/// Finds text in the messages of a path as the page shows them, whether they are on the page or not. Each message is read once; of an
/// answer that still streams only what came since the last time. Thread-safe.
/// </summary>
public sealed class ConversationFinder
{
    /// <summary>More than anybody would step through.</summary>
    public const int MostHits = 5_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<MessageId, IReadOnlyList<(FindPart Part, string Line)>> _read = [];
    private readonly Dictionary<MessageId, AnswerReader> _streaming = [];

    /// <summary>All hits in the order of the page, at most <see cref="MostHits"/>. Case does not count.</summary>
    /// <exception cref="OperationCanceledException">Something else is searched for by now.</exception>
    public IReadOnlyList<FindHit> Find(IReadOnlyList<ConversationMessage> path, string text, CancellationToken cancellationToken)
    {
        var hits = new List<FindHit>();
        if (text.Length == 0)
        {
            return hits;
        }

        lock (_gate)
        {
            foreach (var message in path)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Find(message.Id, Lines(message), text, hits);
                if (hits.Count == MostHits)
                {
                    break;
                }
            }
        }

        return hits;
    }

    private static void Find(MessageId id, IEnumerable<(FindPart Part, string Line)> lines, string text, List<FindHit> hits)
    {
        var index = 0;
        FindPart? last = null;
        foreach (var (part, line) in lines)
        {
            index = part == last ? index : 0;
            last = part;
            for (var at = 0; (at = line.IndexOf(text, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += text.Length)
            {
                hits.Add(new(id, part, index++));
                if (hits.Count == MostHits)
                {
                    return;
                }
            }
        }
    }

    private IEnumerable<(FindPart Part, string Line)> Lines(ConversationMessage message)
    {
        if (_read.TryGetValue(message.Id, out var known))
        {
            return known;
        }

        if (message.Run is not { } run)
        {
            return _read[message.Id] = [.. message.Prompt.Split('\n').Select(line => (FindPart.Prompt, line))];
        }

        var reader = _streaming.GetValueOrDefault(message.Id) ?? new();
        reader.ReadAll(run.Log);
        var lines = Lines(reader);
        if (!reader.State.IsFinal())
        {
            _streaming[message.Id] = reader;
            return lines;
        }

        _streaming.Remove(message.Id);
        return _read[message.Id] = [.. lines];
    }

    private static IEnumerable<(FindPart Part, string Line)> Lines(AnswerReader reader)
        => string.Concat(reader.Reasoning.Pieces).Split('\n').Select(line => (FindPart.Reasoning, line))
            .Concat(VisibleText.Lines(reader.Document.Blocks).Select(line => (FindPart.Answer, line)));
}
