using ChatStudio.Core.Markdown;

namespace ChatStudio.Web.Features.Chat.Blocks;

/// <summary>Some inlines of a long text that are drawn together.</summary>
public sealed record TextRun(IReadOnlyList<MarkdownInline> Inlines);
