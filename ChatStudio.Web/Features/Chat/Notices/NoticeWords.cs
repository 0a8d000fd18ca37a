using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Design;
using static ChatStudio.Web.Features.Chat.Notices.NoticeAction;

namespace ChatStudio.Web.Features.Chat.Notices;

/// <summary>The one place that turns a failed run into words: what happened, what was kept, what to do.</summary>
public static class NoticeWords
{
    /// <param name="origin">Scheme, host and port of the provider, null when unknown.</param>
    /// <param name="keptTokens">Tokens of the answer that arrived before it failed.</param>
    public static Notice For(RunFailure failure, ModelInfo model, string? origin, long keptTokens)
    {
        var notice = keptTokens > 0 && failure.Kind != ProviderErrorKind.ContentFiltered
            ? MidAnswer(failure, model)
            : BeforeAnswer(failure, model, origin);
        return notice with { Body = $"{notice.Body} {Kept(failure, model, keptTokens)}" };
    }

    private static Notice BeforeAnswer(RunFailure failure, ModelInfo model, string? origin)
    {
        var provider = model.ProviderName;
        return failure.Kind switch
        {
            ProviderErrorKind.Authentication when failure.Status is null => new(NoticeTone.Error, StudioIcons.Key,
                $"{provider} has no API key", $"{SetKey(model)}, then start ChatStudio again.", [UseOther, TryAgain]),
            ProviderErrorKind.Authentication => new(NoticeTone.Error, StudioIcons.Key,
                $"{provider} rejected the API key", $"{SetKey(model)} to a valid key, then start ChatStudio again.", [UseOther, TryAgain]),
            ProviderErrorKind.Billing => new(NoticeTone.Error, StudioIcons.Warning,
                $"{provider} reports no credit left", "Add credit or raise the limit of the account there.", [UseOther, TryAgain]),
            ProviderErrorKind.Permission => new(NoticeTone.Error, StudioIcons.Lock,
                $"{provider} does not allow this", $"The key is valid but may not use {model.ModelId}.", [UseOther, TryAgain]),
            ProviderErrorKind.RateLimited => new(NoticeTone.Warning, StudioIcons.Clock,
                $"{provider} asks for a pause", RateLimited(failure), [TryAgain, UseOther]),
            ProviderErrorKind.Overloaded => new(NoticeTone.Warning, StudioIcons.Clock,
                $"{provider} has no capacity at the moment", $"It was asked {Times(failure)}.", [TryAgain, UseOther]),
            ProviderErrorKind.ServerError => new(NoticeTone.Error, StudioIcons.Warning,
                $"{provider} failed on its side", $"{Answered(failure)}Such errors often pass.", [TryAgain, UseOther]),
            ProviderErrorKind.BadRequest => new(NoticeTone.Error, StudioIcons.Warning,
                $"{provider} refused the request", "The details hold its reason.", [EditPrompt, UseOther]),
            ProviderErrorKind.ContextTooLong => new(NoticeTone.Warning, StudioIcons.Book,
                "This conversation no longer fits", TooLong(model), [UseOther, NewChat, EditPrompt]),
            ProviderErrorKind.ModelNotFound => new(NoticeTone.Error, StudioIcons.Search,
                $"{provider} does not know {model.ModelId}", $"Check the model's name{BaseUrlHint(model)}.", [UseOther, TryAgain]),
            ProviderErrorKind.ContentFiltered => new(NoticeTone.Warning, StudioIcons.Shield,
                "The provider's content filter refused this message", "Another wording may pass.", [EditPrompt, UseOther]),
            ProviderErrorKind.Network => new(NoticeTone.Error, StudioIcons.Unplugged,
                $"{provider} is not answering", $"No connection to {origin ?? provider} after {Tries(failure)}.", [TryAgain, UseOther]),
            ProviderErrorKind.Tls => new(NoticeTone.Error, StudioIcons.Lock,
                $"No secure connection to {provider}", $"Its certificate was not accepted. Check the address{BaseUrlHint(model)}.", [UseOther, TryAgain]),
            ProviderErrorKind.Timeout => new(NoticeTone.Warning, StudioIcons.Clock, LateTitle(failure, model), LateBody(failure), [TryAgain, UseOther]),
            ProviderErrorKind.Truncated => new(NoticeTone.Warning, StudioIcons.Warning,
                $"{provider} ended the answer before it began", "The stream closed without a token and without its end marker.", [TryAgain, UseOther]),
            ProviderErrorKind.Protocol => new(NoticeTone.Error, StudioIcons.Warning,
                $"{provider} sent something that is not an answer", $"Check that the address is that of the API{BaseUrlHint(model)}.", [TryAgain, UseOther]),
            _ => new(NoticeTone.Error, StudioIcons.Warning, $"{provider} reported an error", Answered(failure).TrimEnd(), [TryAgain, UseOther]),
        };
    }

    private static Notice MidAnswer(RunFailure failure, ModelInfo model)
    {
        var provider = model.ProviderName;
        var (title, body) = failure.Kind switch
        {
            ProviderErrorKind.Truncated => ("The answer was cut off", $"{provider} closed the stream without its end marker."),
            ProviderErrorKind.Network => ("The connection broke", $"The connection to {provider} was lost in the middle of the answer."),
            ProviderErrorKind.Timeout => (LateTitle(failure, model), LateBody(failure)),
            ProviderErrorKind.Protocol => ("The answer became unreadable", $"{provider} sent something that is not part of an answer."),
            ProviderErrorKind.Overloaded => ($"{provider} ran out of capacity", "It ended the answer in the middle."),
            ProviderErrorKind.RateLimited => ($"{provider} asks for a pause", "It ended the answer in the middle."),
            _ => ($"{provider} ended the answer with an error", "The details hold its reason."),
        };
        return new(NoticeTone.Warning, StudioIcons.Warning, title, body, [TryAgain, UseOther]);
    }

    /// <summary>What is safe, and what is known about money: nothing where nothing is known.</summary>
    private static string Kept(RunFailure failure, ModelInfo model, long tokens) => (tokens, failure.Kind) switch
    {
        ( > 0, _) when IsFree(model) => $"The {Figures.Tokens(tokens)} tokens that arrived are kept.",
        ( > 0, _) => $"The {Figures.Tokens(tokens)} tokens that arrived are kept and may be charged.",
        (_, ProviderErrorKind.Authentication or ProviderErrorKind.Network or ProviderErrorKind.Tls)
            => "Your message is kept and nothing was charged.",
        _ => "Your message is kept.",
    };

    private static bool IsFree(ModelInfo model) => model.IsLocal || model.IsSimulated;

    private static string SetKey(ModelInfo model)
        => model.ProviderId == "openai" ? "Set the environment variable OPENAI_API_KEY" : $"Set the API key of {model.ProviderName}";

    private static string BaseUrlHint(ModelInfo model) => model.ProviderId == "openai" ? " and OPENAI_BASE_URL" : "";

    private static string Tries(RunFailure failure) => failure.Attempts == 1 ? "one try" : $"{failure.Attempts} tries";

    private static string Times(RunFailure failure) => failure.Attempts == 1 ? "once" : $"{failure.Attempts} times";

    private static string Answered(RunFailure failure) => failure.Status is { } status ? $"It answered with status {status}. " : "";

    private static string RateLimited(RunFailure failure) => failure.RetryAfter is { } wait
        ? $"Its limit was reached. It asks to wait {Figures.RoughSeconds(wait.TotalSeconds)}."
        : "Its limit of requests or tokens was reached.";

    private static string TooLong(ModelInfo model) => model.ContextWindow is { } window
        ? $"{model.ModelId} reads {Figures.Short(window)} tokens."
        : $"It is longer than {model.ModelId} can read.";

    private static string LateTitle(RunFailure failure, ModelInfo model) => failure.Limit switch
    {
        TimeLimit.Headers => $"{model.ProviderName} did not answer in time",
        TimeLimit.FirstToken => $"{model.ModelId} sent no first token in time",
        TimeLimit.Idle => $"{model.ModelId} went silent",
        TimeLimit.Total => "The answer took too long",
        _ => $"{model.ProviderName} did not answer in time",
    };

    private static string LateBody(RunFailure failure) => failure.Limit switch
    {
        TimeLimit.Headers => "ChatStudio's limit for the wait for the response headers has passed.",
        TimeLimit.FirstToken => "ChatStudio's limit for the wait for the first token has passed. A local model may still be loading.",
        TimeLimit.Idle => "ChatStudio's limit for a silence in mid-answer has passed.",
        TimeLimit.Total => "ChatStudio's limit for a whole answer has passed.",
        _ => "ChatStudio's time limit has passed.",
    };
}
