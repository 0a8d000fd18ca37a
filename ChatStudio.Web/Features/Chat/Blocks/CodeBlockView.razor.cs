namespace ChatStudio.Web.Features.Chat.Blocks;

public sealed partial class CodeBlockView
{
    private readonly List<CodeCell> chunks = [];
    private string language = "";
    private bool wraps;

    private string Language => CodeLanguage.Label(Block.Language);

    protected override bool Update()
    {
        var lines = Block.Lines;
        var needed = Math.Max(1, (lines.Count + CodeCell.Lines - 1) / CodeCell.Lines);
        var changed = chunks.Count != needed || language != Block.Language;
        language = Block.Language;
        if (chunks.Count > needed)
        {
            chunks.RemoveRange(needed, chunks.Count - needed);
        }

        // A chunk that is full and has a successor is finished: it is looked at once more, when the successor comes, and never again.
        for (var i = Math.Max(0, chunks.Count - 1); i < needed; i++)
        {
            if (i == chunks.Count)
            {
                chunks.Add(new CodeCell(i * CodeCell.Lines));
            }

            chunks[i].Set(Block, Cell.HasCaret && i == needed - 1);
        }

        return changed;
    }

    private void ToggleWrap()
    {
        wraps = !wraps;
        Render();
    }

    private string Code() => string.Join('\n', Block.Lines);
}
