using System.Text;
using ChatStudio.Core.Markdown.Syntax;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>
/// Feeds whole lines to Markdig's block parser, each exactly once, and keeps it running between them: what it holds at any moment is
/// what it would hold in the middle of reading the whole text. Text it must not see is kept aside as plain text, up to a blank line.
/// </summary>
internal sealed class BlockReader(MarkdownDocument document)
{
    private BlockProcessor processor = Pipeline.Blocks(document);
    private readonly StringBuilder plain = new();
    private readonly StringBuilder lastBlockText = new();
    private Block? lastBlock;
    private string? note;

    /// <summary>How many characters have been read so far.</summary>
    public long Characters { get; private set; }

    /// <summary>The plain text that is being collected; null when lines are read as Markdown.</summary>
    public PlainText? Plain => note is null ? null : new PlainText(plain.ToString().Trim('\n'), note);

    /// <summary>Whether more lines can go into the block.</summary>
    public bool IsOpen(Block block) => processor.IsOpen(block)
        || (block is TableSyntax { Parent: { } parent } table && parent.LastChild == block && table.LastLine == processor.LineIndex - 1 && processor.IsOpen(parent));

    /// <summary>Reads a line, without its end.</summary>
    /// <returns>Plain text that has just ended, in place of the blocks that were open; null as a rule.</returns>
    public PlainText? Read(string line, bool isLast)
    {
        if (note is not null)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                plain.Append('\n').Append(line);
                return null;
            }

            return EndPlain();
        }

        if (!IsVerbatim() && HostileInput.NestsTooDeeply(line))
        {
            processor.Close(document);
            BeginPlain(line);
            return null;
        }

        var known = document.LastChild;
        try
        {
            Characters += line.Length;
            processor.ProcessLine(new StringSlice(line, 0, line.Length - 1, isLast ? NewLine.None : NewLine.LineFeed));
        }
        catch (ArgumentException)
        {
            // The one error Markdig has for a text: nested too deeply.
            GiveUp(known, line);
            return null;
        }

        if (Depth() > HostileInput.MaximumDepth)
        {
            GiveUp(known, line);
            return null;
        }

        Remember(line);
        return null;
    }

    /// <summary>Nothing more comes.</summary>
    /// <returns>As for <see cref="Read"/>.</returns>
    public PlainText? End()
    {
        if (note is not null)
        {
            return EndPlain();
        }

        processor.Close(document);
        return null;
    }

    private PlainText EndPlain()
    {
        var ended = Plain!;
        note = null;
        plain.Clear();
        processor = Pipeline.Blocks(document);
        return ended;
    }

    private void BeginPlain(string text)
    {
        note = HostileInput.TooDeep;
        plain.Append(text);
        lastBlock = null;
        lastBlockText.Clear();
    }

    // The block that broke is shown as the text it was written as; what came before it is not touched.
    private void GiveUp(Block? known, string line)
    {
        processor.Close(document);
        var broken = document.LastChild;
        var text = broken == known && known == lastBlock ? lastBlockText + line : line;
        if (broken is not null)
        {
            document.Remove(broken);
        }

        BeginPlain(text);
    }

    private void Remember(string line)
    {
        if (document.LastChild != lastBlock)
        {
            lastBlock = document.LastChild;
            lastBlockText.Clear();
        }

        // Only a container can become too deep.
        if (lastBlock is ContainerBlock)
        {
            lastBlockText.Append(line).Append('\n');
        }
    }

    private bool IsVerbatim() => processor.CurrentBlock is LeafBlock and not ParagraphBlock && processor.IsOpen(processor.CurrentBlock);

    private int Depth()
    {
        var depth = 0;
        for (Block? block = document; block is ContainerBlock { LastChild: { } child }; block = child)
        {
            depth++;
        }

        return depth;
    }
}
