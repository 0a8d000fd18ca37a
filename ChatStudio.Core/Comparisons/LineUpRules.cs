using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Comparisons;

/// <summary>How many columns there may be, and which marks they get.</summary>
public static class LineUpRules
{
    public const int Fewest = 2;

    public const int Most = 6;

    /// <summary>The model's own signature, or the next free one where a column before it has that already.</summary>
    internal static int SlotFor(ModelInfo model, IEnumerable<int> taken)
    {
        var used = taken.ToHashSet();
        for (var i = 0; i < ModelSlots.Count; i++)
        {
            var slot = (model.Slot - 1 + i) % ModelSlots.Count + 1;
            if (!used.Contains(slot))
            {
                return slot;
            }
        }

        return model.Slot;
    }

    internal static IReadOnlyList<ComparisonColumn> Columns(IEnumerable<ColumnSetup> setups, TimeProvider time)
    {
        var columns = new List<ComparisonColumn>();
        foreach (var setup in setups)
        {
            columns.Add(new(ColumnId.New(time), setup, SlotFor(setup.Model, columns.Select(column => column.Slot))));
        }

        return columns;
    }
}
