using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Web.Answers;

namespace ChatStudio.Web.Features.Chat.Announcing;

/// <summary>
/// What one page tells its screen reader about the answers of the conversation it shows: each start and each end once, however
/// short the answer, and nothing of what was there before the page. It asks the conversation and not what is drawn, so that an
/// answer which ended before the page could draw it is told too. Used on the renderer only.
/// </summary>
/// <param name="say">Puts words into the page's status line.</param>
public sealed class Announcer(TimeProvider time, Action<string> say)
{
    private readonly HashSet<RunId> _known = [];
    private readonly List<Run> _running = [];
    private readonly HashSet<RunId> _alerts = [];
    private Conversation? _conversation;
    private DateTimeOffset _since;

    private IEnumerable<Run> Shown => _conversation?.Path.Select(message => message.Run).OfType<Run>() ?? [];

    /// <summary>Turns to another conversation.</summary>
    /// <param name="isStartedHere">This page sent its first prompt: even its first answer is news.</param>
    public void Open(Conversation? conversation, bool isStartedHere)
    {
        _known.Clear();
        _running.Clear();
        _alerts.Clear();
        _conversation = conversation;
        _since = isStartedHere && conversation is not null ? conversation.CreatedAt : time.GetUtcNow();
        if (!isStartedHere)
        {
            // An answer that streams already began without this page; its end is still to be told.
            foreach (var run in Shown.Where(run => _known.Add(run.Id) && !run.State.IsFinal()))
            {
                Await(run);
            }
        }

        Look();
    }

    /// <summary>Tells what has happened since the last look. To be called after each change of the conversation.</summary>
    public void Look()
    {
        // Ends first: the end of an answer is what starts the queued prompt after it.
        TellEnds();
        // A run that was there before belongs to a branch that somebody switched to.
        foreach (var run in Shown.Where(run => _known.Add(run.Id) && run.StartedAt >= _since))
        {
            say($"{run.Model.ModelId} is answering");
            Await(run);
        }

        TellEnds();
    }

    public void Say(string words) => say(words);

    /// <summary>True once for a run that failed before this page's eyes: its notice is an alert then, and never again.</summary>
    public bool TakeAlert(Run run)
    {
        Look();
        return _alerts.Remove(run.Id);
    }

    private void Await(Run run)
    {
        _running.Add(run);
        _alerts.Add(run.Id);
    }

    private void TellEnds()
    {
        foreach (var run in _running.Where(run => run.State.IsFinal()).ToList())
        {
            _running.Remove(run);
            say(AnswerWords.AtEnd(run));
        }
    }
}
