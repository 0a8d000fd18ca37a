namespace ChatStudio.Web.Answers.Notices;

/// <summary>How grave a notice looks; the words carry it as well.</summary>
public enum NoticeTone
{
    /// <summary>A choice or a fact.</summary>
    Plain,

    /// <summary>Something is missing, and waiting or another way helps.</summary>
    Warning,

    /// <summary>It failed, and somebody has to do something.</summary>
    Error,
}
