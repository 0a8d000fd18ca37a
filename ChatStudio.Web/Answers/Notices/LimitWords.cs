using ChatStudio.Core.Providers;

namespace ChatStudio.Web.Answers.Notices;

/// <summary>Words for a run that one of ChatStudio's own time limits ended; they name the setting that moves it.</summary>
internal static class LimitWords
{
    public static string Title(TimeLimit? limit, ModelInfo model) => limit switch
    {
        TimeLimit.FirstToken => $"{model.ModelId} sent no first token in time",
        TimeLimit.Idle => $"{model.ModelId} went silent",
        TimeLimit.Total => "The answer took too long",
        _ => $"{model.ProviderName} did not answer in time",
    };

    public static string Body(TimeLimit? limit) => limit switch
    {
        TimeLimit.Headers => "No response headers came within the limit. Try again, or raise the limit with Limits__Headers.",
        TimeLimit.FirstToken => "The message was accepted and nothing followed within the limit. A local model may still be loading: try again, or raise the limit with Limits__FirstToken.",
        TimeLimit.Idle => "Nothing more came within the limit for a silence. Try again, or raise the limit with Limits__Idle.",
        TimeLimit.Total => "It passed the limit for a whole answer. Try again, or raise the limit with Limits__Total.",
        _ => "A time limit has passed. Try again.",
    };
}
