using System.Diagnostics.CodeAnalysis;

namespace ChatStudio.Core.Conversations;

/// <summary>Names a conversation, also in its address. Time-ordered (UUID version 7).</summary>
public readonly record struct ConversationId(Guid Value)
{
    public static ConversationId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>Reads what <see cref="ToString"/> wrote; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ConversationId id)
    {
        var ok = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString("N");
}
