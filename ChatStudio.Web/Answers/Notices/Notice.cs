namespace ChatStudio.Web.Answers.Notices;

/// <summary>What happened to an answer, in words for a person.</summary>
/// <param name="Icon">One of <see cref="Design.StudioIcons"/>.</param>
/// <param name="Title">What happened; names the thing that failed.</param>
/// <param name="Body">What was kept and what to do.</param>
/// <param name="Actions">The nearest right step first.</param>
public sealed record Notice(NoticeTone Tone, string Icon, string Title, string Body, IReadOnlyList<NoticeAction> Actions);
