namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>
/// How many characters what is read as one thing may have. While it streams it is not shown, or shown as it is written, until its end
/// decides what it is. Nobody waits for that end for longer than this; and because what is longer is not read as that thing at the end
/// either, nothing that was shown is taken back.
/// </summary>
internal static class SyntaxLimits
{
    /// <summary>From the bracket to the closing one: <c>[text]</c>, and the label in <c>[text][label]</c>.</summary>
    public const int LinkText = 400;

    /// <summary>As <see cref="LinkText"/>, for <c>![text]</c>, which is hardly ever meant as text.</summary>
    public const int ImageText = 1_000;

    /// <summary>Of what follows the text of a link. It is never shown, so that waiting for its end costs nobody anything.</summary>
    public const int Destination = 60_000;

    /// <summary><c>&lt;kbd&gt;</c>, <c>&lt;https://example.com&gt;</c>.</summary>
    public const int Tag = 400;

    /// <summary>Between <c>$$</c>, <c>\( \)</c> or <c>\[ \]</c> inside running text.</summary>
    public const int Formula = 4_000;

    /// <summary>Between single dollars, which may be prices.</summary>
    public const int DollarFormula = 1_000;

    /// <summary>Of the head of a table that does not begin with a pipe.</summary>
    public const int BareHead = 240;
}
