using ChatStudio.Core.Markdown.Syntax;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>Reads a slice of the document that starts at the start of a top-level block.</summary>
internal static class SliceParser
{
    public static ParsedSlice Parse(string text, SliceSeed seed, BlockMemory memory)
    {
        if (HostileInput.Find(text) is { } reason)
        {
            return Plain(text, reason);
        }

        var context = new MarkdownParserContext();
        context.Properties[SliceSeedParser.ContextKey] = seed;
        MarkdownDocument document;
        try
        {
            document = MarkdownParser.Parse(text, Pipeline.Instance, context);
        }
        catch (ArgumentException)
        {
            // The one error Markdig has for a text: nested deeper than Pipeline.MaximumNesting.
            return Plain(text, "This part is nested too deeply to be shown as Markdown.");
        }

        var converter = new BlockConverter(seed.IsGrowing, memory);
        var blocks = new List<ParsedBlock>(document.Count);
        var last = LastShown(document);
        foreach (var block in document)
        {
            if (converter.Convert(block, block == last) is { } converted)
            {
                blocks.Add(new ParsedBlock(converted, block, LineStart(text, block.Span.Start)));
            }
        }

        return new ParsedSlice(blocks, Definitions(document, seed), seed.FootnotesFound, seed.FootnotesMentioned);
    }

    private static Block? LastShown(MarkdownDocument document)
    {
        for (var i = document.Count - 1; i >= 0; i--)
        {
            if (document[i] is not LinkReferenceDefinitionGroup)
            {
                return document[i];
            }
        }

        return null;
    }

    private static List<LinkReferenceDefinition> Definitions(MarkdownDocument document, SliceSeed seed)
    {
        var found = new List<LinkReferenceDefinition>();
        foreach (var definition in document.GetLinkReferenceDefinitions(addGroup: false).Links.Values)
        {
            if (!seed.Definitions.Contains(definition))
            {
                found.Add(definition);
            }
        }

        return found;
    }

    private static int LineStart(string text, int position) =>
        position <= 0 ? 0 : text.LastIndexOf('\n', Math.Min(position, text.Length) - 1) + 1;

    private static ParsedSlice Plain(string text, string note) =>
        new([new ParsedBlock(new PlainText(text.Trim('\n'), note), new ParagraphBlock(), 0)], [], new HashSet<string>(), new HashSet<string>());
}
