namespace ChatStudio.Core.Conversations;

/// <summary>Names a message. Time-ordered (UUID version 7).</summary>
public readonly record struct MessageId(Guid Value)
{
    public static MessageId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public override string ToString() => Value.ToString("N");
}
