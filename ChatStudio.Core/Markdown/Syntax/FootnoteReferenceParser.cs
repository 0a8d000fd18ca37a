using Markdig.Helpers;
using Markdig.Parsers;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>Reads <c>[^1]</c>. While a document grows, a label without a definition is taken on trust: definitions come last.</summary>
internal sealed class FootnoteReferenceParser : InlineParser
{
    public FootnoteReferenceParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!FootnoteLabel.TryRead(slice.AsSpan(), out var label) || !FootnoteScope.Of(processor.Document).IsFootnote(label))
        {
            return false;
        }

        processor.Inline = new FootnoteReferenceSyntax(label);
        slice.Start += label.Length + 3;
        return true;
    }
}
