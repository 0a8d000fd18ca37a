namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>Completes half-written inline syntax.</summary>
internal static class InlineMender
{
    /// <summary>The destination of a link that is still arriving.</summary>
    public const string PendingUrl = "chatstudio-pending:";
}
