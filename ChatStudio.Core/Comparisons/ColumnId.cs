namespace ChatStudio.Core.Comparisons;

/// <summary>Names a column for as long as its comparison lives, wherever it is moved. Time-ordered (UUID version 7).</summary>
public readonly record struct ColumnId(Guid Value)
{
    public static ColumnId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public override string ToString() => Value.ToString("N");
}
