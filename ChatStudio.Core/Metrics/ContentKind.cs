namespace ChatStudio.Core.Metrics;

/// <summary>What a content chunk carries.</summary>
public enum ContentKind
{
    Text,
    Reasoning,
    ToolCall,
}
