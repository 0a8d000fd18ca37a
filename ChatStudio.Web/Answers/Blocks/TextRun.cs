using ChatStudio.Core.Markdown;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>Some inlines of a long text that are drawn together.</summary>
public sealed record TextRun(IReadOnlyList<MarkdownInline> Inlines);
