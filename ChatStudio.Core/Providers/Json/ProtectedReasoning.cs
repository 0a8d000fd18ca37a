using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Json;

/// <summary>
/// What a provider wants to see again unchanged when a turn goes on after its tools (signatures, encrypted reasoning), kept in
/// <see cref="TextReasoningContent.ProtectedData"/> behind a tag: <c>anthropic.thinking:EoQDCm0I…</c>. Only who wrote the tag
/// sends it back; another provider would refuse what it did not sign.
/// </summary>
internal static class ProtectedReasoning
{
    /// <summary>A content without text that carries the data; what came before it of the same block merges into it.</summary>
    public static TextReasoningContent Keep(string tag, string data) => new("") { ProtectedData = $"{tag}:{data}" };

    /// <summary>The data under this tag; null where there is none or another provider's.</summary>
    public static string? Find(TextReasoningContent content, string tag)
        => content.ProtectedData is { } data && data.StartsWith(tag, StringComparison.Ordinal) && data.Length > tag.Length && data[tag.Length] == ':' ? data[(tag.Length + 1)..] : null;
}
