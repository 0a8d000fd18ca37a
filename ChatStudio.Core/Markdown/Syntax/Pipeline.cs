using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>The Markdown we read, one extension at a time. <c>UseAdvancedExtensions</c> would let <c>{onclick=…}</c> through.</summary>
internal static class Pipeline
{
    /// <summary>Containers and delimiters deeper than this are not read as Markdown; the .NET stack would hold far more.</summary>
    public const int MaximumNesting = 64;

    public static MarkdownPipeline Instance { get; } = Build();

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = MaximumNesting }
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
            .UseTaskLists()
            .UseAlertBlocks()
            .UseMathematics();
        builder.Extensions.Add(new ChatStudioSyntax());
        return builder.Build();
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
            foreach (var seed in SliceSeedParser.Both())
            {
                blocks.Insert(0, seed);
            }

            pipeline.InlineParsers.Insert(0, new BracketMathInlineParser());
            pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new FootnoteReferenceParser());
        }

        public void Setup(MarkdownPipeline pipeline, Markdig.Renderers.IMarkdownRenderer renderer)
        {
        }
    }
}
