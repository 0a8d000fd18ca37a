namespace ChatStudio.Web.Features.Compare;

/// <summary>As which file a comparison is saved.</summary>
public enum ExportFormat
{
    Markdown,
    Json,

    /// <summary>One page that works offline, with its charts.</summary>
    Html,
}
