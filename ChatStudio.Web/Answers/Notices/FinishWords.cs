using ChatStudio.Core.Generation;
using ChatStudio.Web.Design;

namespace ChatStudio.Web.Answers.Notices;

/// <summary>Words for an answer that ended properly and is still not what was asked for: the provider's reason is not <c>stop</c>.</summary>
public static class FinishWords
{
    /// <summary>As the run itself says it ended.</summary>
    /// <returns>Null where there is nothing to say.</returns>
    public static Notice? For(Run run, long tokens)
        => run is { Outcome: { State: RunState.Completed, FinishReason: not "length" }, CanBeContinued: true }
            ? new(NoticeTone.Plain, StudioIcons.Check, "The model added nothing", "It takes the answer for whole. Continue asks it once more.", [NoticeAction.Continue])
            : For(run.Outcome, tokens);

    /// <returns>Null where there is nothing to say.</returns>
    public static Notice? For(RunEvent.Finished? outcome, long tokens)
    {
        if (outcome is not { State: RunState.Completed })
        {
            return null;
        }

        return outcome.FinishReason switch
        {
            "length" => new(NoticeTone.Warning, StudioIcons.Warning,
                "The answer reached its length limit", $"The model stopped after {Figures.Tokens(tokens)} tokens; there may be more to say.", [NoticeAction.Continue, NoticeAction.TryAgain]),
            "content_filter" => new(NoticeTone.Warning, StudioIcons.Shield,
                "The provider stopped this answer", $"Its content filter ended the stream after {Figures.Tokens(tokens)} tokens.", [NoticeAction.EditPrompt]),
            _ => null,
        };
    }
}
