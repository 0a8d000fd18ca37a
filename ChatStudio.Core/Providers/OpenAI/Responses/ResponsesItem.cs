namespace ChatStudio.Core.Providers.OpenAI.Responses;

/// <summary>An item of the output as an event or the whole response shows it.</summary>
internal sealed class ResponsesItem
{
    /// <summary><c>message</c>, <c>reasoning</c>, <c>function_call</c>, <c>custom_tool_call</c>, and many that are not shown.</summary>
    public string? Type { get; set; }

    /// <summary>What a tool's result is matched by; the item's own id (<c>fc_…</c>) is not.</summary>
    public string? CallId { get; set; }

    public string? Name { get; set; }

    /// <summary>Arguments of a call, or the free input of a custom tool.</summary>
    public string? Arguments { get; set; }

    public string? EncryptedContent { get; set; }

    /// <summary><c>commentary</c> or <c>final_answer</c>, where the model tells them apart.</summary>
    public string? Phase { get; set; }

    /// <summary>Parts of a message (<c>output_text</c>, <c>refusal</c>) or of reasoning (<c>reasoning_text</c>).</summary>
    public List<ResponsesPart> Content { get; } = [];

    /// <summary>Parts of a reasoning summary.</summary>
    public List<ResponsesPart> Summary { get; } = [];

    /// <summary>The item as it came, to be sent back as it is; only of encrypted reasoning.</summary>
    public string? Raw { get; set; }

    public bool IsCall => Type is "function_call" or "custom_tool_call";
}
