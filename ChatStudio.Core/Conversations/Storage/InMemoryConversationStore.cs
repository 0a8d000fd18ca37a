using ChatStudio.Core.Conversations.Search;
using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations.Storage;

/// <summary>Keeps conversations for as long as the process lives: for tests and for programs that want no file.</summary>
public sealed class InMemoryConversationStore : IConversationStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationId, Kept> _conversations = [];
    private readonly Dictionary<RunId, KeptRun> _runs = [];
    private readonly Dictionary<Guid, ConversationId> _requests = [];

    public Task OpenAsync(CancellationToken cancellationToken) => Do(() =>
    {
        foreach (var run in _runs.Values.Where(run => !run.Record.State.IsFinal()))
        {
            run.Epoch++;
            run.Record = run.Record with { State = RunState.Interrupted };
        }

        return true;
    });

    public Task<IReadOnlyList<ConversationSummary>> ListAsync(CancellationToken cancellationToken)
        => Do<IReadOnlyList<ConversationSummary>>(() => [.. _conversations.Values.Select(kept => kept.Summary)]);

    public Task<ConversationRecord?> LoadAsync(ConversationId id, CancellationToken cancellationToken)
        => Do(() => _conversations.GetValueOrDefault(id) is not { } kept ? null : new ConversationRecord(
            kept.Summary, kept.Settings, kept.ShownRoot, [.. kept.Messages.Values.Select(Complete)], [.. kept.Queue]));

    public Task<ConversationId?> FindRequestAsync(Guid requestId, CancellationToken cancellationToken)
        => Do<ConversationId?>(() => _requests.TryGetValue(requestId, out var id) ? id : null);

    public Task<bool> CommitAsync(ConversationChange change, CancellationToken cancellationToken) => Do(() =>
    {
        // A queued prompt that is sent takes its request id with it.
        var requests = new[] { change.Queued?.RequestId ?? default, change.Dequeued is null ? change.Run?.RequestId ?? default : default }.Where(id => id != default);
        if (requests.Any(_requests.ContainsKey))
        {
            return false;
        }

        foreach (var request in requests)
        {
            _requests.Add(request, change.Summary.Id);
        }

        Apply(change);
        return true;
    });

    public Task ImportAsync(ConversationRecord conversation, CancellationToken cancellationToken) => Do(() =>
    {
        var kept = new Kept { Summary = conversation.Summary, Settings = conversation.Settings, ShownRoot = conversation.ShownRoot };
        _conversations.Add(conversation.Summary.Id, kept);
        foreach (var message in conversation.Messages)
        {
            kept.Messages.Add(message.Id, message with { Runs = [] });
            foreach (var run in message.Runs)
            {
                _runs.Add(run.Id, new(message.Id, 1, run));
            }
        }

        return true;
    });

    public Task SaveDetailsAsync(ConversationSummary summary, CancellationToken cancellationToken) => Do(() =>
    {
        if (_conversations.TryGetValue(summary.Id, out var kept))
        {
            kept.Summary = kept.Summary.WithDetailsOf(summary);
        }

        return true;
    });

    public Task<IReadOnlyList<RunId>> FlushAsync(IReadOnlyList<RunFlush> flushes, CancellationToken cancellationToken)
        => Do<IReadOnlyList<RunId>>(() =>
        {
            var refused = new List<RunId>();
            foreach (var flush in flushes)
            {
                if (Writable(flush.Run, flush.Epoch) is { } run)
                {
                    run.Slices.Add(flush.Slice);
                }
                else
                {
                    refused.Add(flush.Run);
                }
            }

            return refused;
        });

    public Task<bool> EndAsync(RunEnding ending, CancellationToken cancellationToken) => Do(() => End(ending));

    public Task<IReadOnlyList<MessageHit>> FindTextAsync(SearchWords words, IReadOnlyCollection<ConversationId>? among, int limit, CancellationToken cancellationToken)
        => Do<IReadOnlyList<MessageHit>>(() => [.. _conversations.Values.Reverse()
            .Where(kept => kept.Summary.DeletedAt is null && (among is null || among.Contains(kept.Summary.Id)))
            .SelectMany(kept => kept.Messages.Values.Reverse().Select(Complete).Where(message => words.AreIn(message.Text)).Take(1)
                .Select(message => (message.At, Hit: new MessageHit(kept.Summary.Id, message.Id, message.Text))))
            .OrderByDescending(found => found.At).Take(limit).Select(found => found.Hit)]);

    public Task PurgeAsync(IReadOnlyList<ConversationId> ids, CancellationToken cancellationToken) => Do(() =>
    {
        foreach (var id in ids.Where(_conversations.ContainsKey))
        {
            _conversations.Remove(id, out var kept);
            foreach (var run in _runs.Where(run => kept!.Messages.ContainsKey(run.Value.Message)).Select(run => run.Key).ToList())
            {
                _runs.Remove(run);
            }

            foreach (var request in _requests.Where(request => request.Value == id).Select(request => request.Key).ToList())
            {
                _requests.Remove(request);
            }
        }

        return true;
    });

    private Task<T> Do<T>(Func<T> work)
    {
        lock (_gate)
        {
            return Task.FromResult(work());
        }
    }

    private KeptRun? Writable(RunId id, int epoch)
        => _runs.TryGetValue(id, out var run) && run.Epoch == epoch && !run.Record.State.IsFinal() ? run : null;

    private bool End(RunEnding ending)
    {
        if (Writable(ending.Run.Id, ending.Epoch) is not { } run)
        {
            return false;
        }

        run.Record = ending.Run;
        run.Slices.Clear();
        return true;
    }

    private void Apply(ConversationChange change)
    {
        if (change.IsNew)
        {
            _conversations.Add(change.Summary.Id, new() { Summary = change.Summary, Settings = change.Settings });
        }

        var kept = _conversations[change.Summary.Id];
        kept.Summary = kept.Summary.WithActivityOf(change.Summary);
        kept.Settings = change.Settings;
        kept.ShownRoot = change.ShownRoot;
        foreach (var message in change.Added)
        {
            kept.Messages.Add(message.Id, message);
        }

        foreach (var (parent, child) in change.Shown)
        {
            kept.Messages[parent] = kept.Messages[parent] with { ShownChild = child };
        }

        if (change.Ended is { } ended)
        {
            End(ended);
        }

        foreach (var gone in change.Removed)
        {
            kept.Messages.Remove(gone);
            foreach (var run in _runs.Where(run => run.Value.Message == gone).Select(run => run.Key).ToList())
            {
                _runs.Remove(run);
            }
        }

        foreach (var run in change.Runs)
        {
            _runs.Add(run.Id, new(run.Message, run.Epoch, new() { Id = run.Id, Model = run.Model, StartedAt = run.StartedAt, State = RunState.Connecting })
            {
                Slices = [.. new[] { run.Log }.OfType<RunLogSlice>()],
            });
        }

        kept.Queue.RemoveAll(queued => queued.Id == change.Dequeued);
        if (change.Queued is { } added)
        {
            kept.Queue.Add(added);
        }
    }

    private MessageRecord Complete(MessageRecord message)
    {
        List<RunRecord> runs = [.. _runs.Values.Where(run => run.Message == message.Id).Select(run => run.Read())];
        return message with { Runs = runs, Text = runs.Count > 0 ? runs[^1].Text : message.Text };
    }

    private sealed class Kept
    {
        public required ConversationSummary Summary { get; set; }

        public required ConversationSettings Settings { get; set; }

        public MessageId? ShownRoot { get; set; }

        // Ordered: a plain dictionary fills the places of what was removed.
        public OrderedDictionary<MessageId, MessageRecord> Messages { get; } = [];

        public List<QueuedPrompt> Queue { get; } = [];
    }

    private sealed class KeptRun(MessageId message, int epoch, RunRecord record)
    {
        public MessageId Message { get; } = message;

        public int Epoch { get; set; } = epoch;

        public RunRecord Record { get; set; } = record;

        public List<RunLogSlice> Slices { get; init; } = [];

        public RunRecord Read() => Slices.Count == 0 ? Record : Record with
        {
            Text = string.Concat(Slices.Select(slice => slice.Text)),
            Reasoning = string.Concat(Slices.Select(slice => slice.Reasoning)),
            Marks = [.. Slices.SelectMany(slice => slice.Marks)],
        };
    }
}
