using Markdig.Parsers;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>Opens nothing. It is asked before every other parser, which is the one moment Markdig gives to a document before its first block.</summary>
internal sealed class SliceSeedParser : BlockParser
{
    public static readonly object ContextKey = new();

    private SliceSeedParser(char[]? openingCharacters) => OpeningCharacters = openingCharacters;

    /// <summary>Markdig asks the parsers of a line's first character before those of every character, so one of each kind is needed.</summary>
    public static IEnumerable<SliceSeedParser> Both()
    {
        yield return new SliceSeedParser([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c)]);
        yield return new SliceSeedParser(null);
    }

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (SliceSeed.Of(processor.Document) is null
            && processor.Context?.Properties.TryGetValue(ContextKey, out var seed) is true)
        {
            ((SliceSeed)seed).Plant(processor.Document);
        }

        return BlockState.None;
    }
}
