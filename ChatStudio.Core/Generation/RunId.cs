namespace ChatStudio.Core.Generation;

/// <summary>Names one run. Time-ordered (UUID version 7), so that logs sort by it.</summary>
public readonly record struct RunId(Guid Value)
{
    public static RunId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public override string ToString() => Value.ToString("N");
}
