namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>What a content block is, or what a delta brings to one.</summary>
internal enum AnthropicPieceKind
{
    /// <summary>A type we do not show: server tools and their results, compaction, whatever comes next.</summary>
    Other,

    /// <summary><c>text</c>, <c>text_delta</c>.</summary>
    Text,

    /// <summary><c>thinking</c>, <c>thinking_delta</c>.</summary>
    Thinking,

    /// <summary><c>signature_delta</c>.</summary>
    Signature,

    /// <summary><c>redacted_thinking</c>: encrypted, to be sent back as it is.</summary>
    Redacted,

    /// <summary><c>tool_use</c>.</summary>
    ToolUse,

    /// <summary><c>input_json_delta</c>.</summary>
    InputJson,

    /// <summary><c>citations_delta</c>.</summary>
    Citation,

    /// <summary><c>compaction_delta</c>.</summary>
    Compaction,
}
