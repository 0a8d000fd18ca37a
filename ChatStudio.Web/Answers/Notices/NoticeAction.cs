namespace ChatStudio.Web.Answers.Notices;

/// <summary>A next step a notice offers.</summary>
public enum NoticeAction
{
    TryAgain,

    /// <summary>The rest of the answer, from where it ended.</summary>
    Continue,

    /// <summary>The same prompt to the model the page names on the button.</summary>
    UseOther,
    EditPrompt,
    NewChat,
}
