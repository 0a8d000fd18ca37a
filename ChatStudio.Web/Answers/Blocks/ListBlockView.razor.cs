using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Answers.Blocks;

public sealed partial class ListBlockView
{
    private readonly List<ItemCell> cells = [];

    private RenderFragment Items => builder =>
    {
        foreach (var cell in cells)
        {
            builder.OpenComponent<ListItemView>(0);
            builder.SetKey(cell);
            builder.AddComponentParameter(1, nameof(ListItemView.Cell), cell);
            builder.CloseComponent();
        }
    };

    protected override bool Update()
    {
        var items = Block.Items;
        var changed = cells.Count != items.Count;
        if (cells.Count > items.Count || (cells.Count > 0 && cells[0].IsTight != Block.IsTight))
        {
            cells.Clear();
            changed = true;
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (i == cells.Count)
            {
                cells.Add(new ItemCell(Cell.Scope, Block.IsTight));
            }

            cells[i].Set(items[i], Cell.HasCaret && i == items.Count - 1);
        }

        return changed;
    }
}
