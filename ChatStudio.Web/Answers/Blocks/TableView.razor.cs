using ChatStudio.Core.Markdown;

namespace ChatStudio.Web.Answers.Blocks;

public sealed partial class TableView
{
    private readonly List<RowCell> rows = [];
    private InlineRenderer[] head = [];
    private TableRow? drawnHead;

    private string Label => "Table: " + string.Join(", ", Block.Head.Cells.Select(PlainInlines.Text).Where(t => t.Length > 0));

    protected override bool Update()
    {
        var changed = !ReferenceEquals(drawnHead, Block.Head) || rows.Count != Block.Rows.Count || rows.Count == 0;
        if (head.Length != Block.Columns.Count)
        {
            head = [.. Block.Columns.Select(_ => new InlineRenderer(Cell.Scope))];
            rows.Clear();
        }

        if (rows.Count > Block.Rows.Count)
        {
            rows.RemoveRange(Block.Rows.Count, rows.Count - Block.Rows.Count);
        }

        for (var i = 0; i < Block.Rows.Count; i++)
        {
            if (i == rows.Count)
            {
                rows.Add(new RowCell(Cell.Scope, Block.Columns));
            }

            rows[i].Set(Block.Rows[i], Cell.HasCaret && i == Block.Rows.Count - 1);
        }

        drawnHead = Block.Head;
        return changed;
    }
}
