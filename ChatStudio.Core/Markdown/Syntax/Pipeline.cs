using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Mathematics;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>
/// The Markdown we read, one extension at a time. <c>UseAdvancedExtensions</c> would let <c>{onclick=…}</c> through. Tables, footnotes
/// and bracket math are our own parsers; task boxes and alerts are read from the text of their block, by <c>Parsing</c>.
/// </summary>
internal static class Pipeline
{
    private static readonly MarkdownPipelineBuilder Builder = Configure();

    /// <summary>For a whole text at once.</summary>
    public static MarkdownPipeline Instance { get; } = Builder.Build();

    // After Build, which is what adds the parsers of the extensions.
    private static readonly BlockParserList BlockParsers = new(Builder.BlockParsers);
    private static readonly InlineParserList InlineParsers = new(Builder.InlineParsers);

    /// <summary>Reads the lines of a document one by one. Opens the document.</summary>
    public static BlockProcessor Blocks(MarkdownDocument document) => new(document, BlockParsers, new MarkdownParserContext());

    /// <summary>Reads the running text of a document's leaves.</summary>
    public static InlineProcessor Inlines(MarkdownDocument document) => new(document, InlineParsers, preciseSourcelocation: false, new MarkdownParserContext());

    private static MarkdownPipelineBuilder Configure()
    {
        var builder = new MarkdownPipelineBuilder()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
            .UseMathematics();
        builder.Extensions.Add(new ChatStudioSyntax());
        return builder;
    }

    private sealed class ChatStudioSyntax : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline)
        {
            var head = new TableHeadParser();
            var blocks = pipeline.BlockParsers;
            blocks.InsertBefore<ListBlockParser>(head);
            blocks.InsertBefore<ParagraphBlockParser>(new TableRowParser(head));
            blocks.Insert(0, new FootnoteDefinitionParser());
            blocks.Insert(0, new BracketMathBlockParser());
            var inlines = pipeline.InlineParsers;
            inlines.Insert(0, new BracketMathInlineParser());
            inlines.InsertBefore<LinkInlineParser>(new FootnoteReferenceParser());
            inlines.Replace<LinkInlineParser>(new BoundedLinkParser());
            inlines.Replace<AutolinkInlineParser>(new BoundedTagParser());
            inlines.Replace<MathInlineParser>(new BoundedMathParser());
        }

        public void Setup(MarkdownPipeline pipeline, Markdig.Renderers.IMarkdownRenderer renderer)
        {
        }
    }
}
