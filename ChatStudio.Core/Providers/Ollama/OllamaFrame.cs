using ChatStudio.Core.Providers.Json;
using ChatStudio.Core.Providers.Streaming;

namespace ChatStudio.Core.Providers.Ollama;

/// <summary>What one line of an answer says. A whole answer is one line that is the last.</summary>
internal sealed class OllamaFrame : AnswerFrame
{
    /// <summary>The model's name, kept from line to line.</summary>
    public string? Model { get; set; }

    public string? Content { get; set; }

    public string? Thinking { get; set; }

    public string? DoneReason { get; set; }

    /// <summary>Calls of this line, each whole.</summary>
    public List<ToolCallSlice> ToolCalls { get; } = [];

    /// <summary>Of the last line.</summary>
    public OllamaCounts Counts;

    public override void Clear()
    {
        base.Clear();
        Content = Thinking = DoneReason = null;
        ToolCalls.Clear();
        Counts = default;
    }
}
