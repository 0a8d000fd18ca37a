using ChatStudio.Core.Markdown.Syntax;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>Reads running text with the definitions of its document.</summary>
internal sealed class InlineReader(MarkdownDocument document)
{
    private readonly InlineProcessor processor = Pipeline.Inlines(document);

    /// <summary>How many characters have been read so far; what a streaming text costs is measured by it.</summary>
    public long Characters { get; private set; }

    /// <summary>The inlines, or null with a sentence for the reader when the text is not fit to be read as Markdown.</summary>
    public IReadOnlyList<MarkdownInline>? Read(string text, out string note)
    {
        note = HostileInput.FindInText(text) ?? "";
        if (note.Length > 0)
        {
            return null;
        }

        Characters += text.Length;
        var leaf = new ParagraphBlock { ProcessInlines = true, Lines = new StringLineGroup(text) };
        try
        {
            processor.ProcessInlineLeaf(leaf);
        }
        catch (ArgumentException)
        {
            // The one error Markdig has for a text: delimiters nested too deeply.
            note = HostileInput.TooDeep;
            return null;
        }

        return InlineConverter.Convert(leaf.Inline);
    }

    /// <summary>As <see cref="Read"/>; what cannot be read is one plain text.</summary>
    public IReadOnlyList<MarkdownInline> ReadOrPlain(string text) => Read(text, out _) ?? [new MarkdownInline.Text(text)];
}
