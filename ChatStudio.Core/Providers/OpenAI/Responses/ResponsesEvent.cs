namespace ChatStudio.Core.Providers.OpenAI.Responses;

/// <summary>The <c>type</c> of a frame.</summary>
internal enum ResponsesEvent
{
    /// <summary><c>keepalive</c>, the states of server tools and whatever is not known: a sign of life.</summary>
    Other,

    /// <summary><c>response.output_text.delta</c> and <c>.done</c>.</summary>
    TextDelta,
    TextDone,

    /// <summary><c>response.refusal.delta</c> and <c>.done</c>.</summary>
    RefusalDelta,
    RefusalDone,

    /// <summary><c>response.reasoning_summary_text.delta</c> and <c>.done</c>.</summary>
    SummaryDelta,
    SummaryDone,

    /// <summary><c>response.reasoning_text.delta</c> and <c>.done</c>, of hosts that show the reasoning itself.</summary>
    ReasoningDelta,
    ReasoningDone,

    /// <summary><c>response.function_call_arguments.delta</c> and <c>.done</c>, <c>response.custom_tool_call_input.delta</c> and <c>.done</c>.</summary>
    ArgumentsDelta,
    ArgumentsDone,

    /// <summary><c>response.output_text.annotation.added</c>.</summary>
    Annotation,

    /// <summary><c>response.output_item.added</c> and <c>.done</c>.</summary>
    ItemAdded,
    ItemDone,

    /// <summary><c>response.completed</c>, one of the three end markers.</summary>
    Completed,

    /// <summary><c>response.incomplete</c>: the token limit or the content filter ended it.</summary>
    Incomplete,

    /// <summary><c>response.failed</c>.</summary>
    Failed,

    /// <summary><c>error</c>; a <c>response.failed</c> with the same words usually follows.</summary>
    Error,
}
