using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Design;
using static ChatStudio.Web.Answers.Notices.NoticeAction;

namespace ChatStudio.Web.Answers.Notices;

/// <summary>The one place that turns a failed run into words: what happened, what to do, what was kept.</summary>
public static class NoticeWords
{
    private const string GoOn = "Try again, or send a message to go on from here.";
    private const string MessageKept = "Your message is kept.";

    /// <summary>The same for a run as it ended.</summary>
    /// <param name="canContinue">The answer can be gone on with: that is offered first.</param>
    public static Notice For(RunEvent.Finished outcome, ModelInfo model, ProviderStatus? provider, long keptTokens, bool isEstimate, bool canContinue)
    {
        var failure = outcome.Failure ?? new(ProviderErrorKind.Unknown, null, null);

        // Nobody else interrupts an answer for no known reason.
        var notice = outcome.State == RunState.Interrupted && failure.Kind == ProviderErrorKind.Unknown
            ? Warning(StudioIcons.Unplugged, "The answer was interrupted", $"ChatStudio ended while it streamed. {GoOn} {Kept(failure, model, keptTokens, isEstimate)}", TryAgain, UseOther)
            : For(failure, model, provider, keptTokens, isEstimate);
        return !canContinue ? notice : notice with
        {
            Body = notice.Body.Replace(GoOn, "Continue picks up where it ended.", StringComparison.Ordinal).Replace(MessageKept, "The answer stays as it was.", StringComparison.Ordinal),
            Actions = [NoticeAction.Continue, .. notice.Actions],
        };
    }

    /// <param name="provider">Names its address and the settings that apply; null when it is not configured any more.</param>
    /// <param name="keptTokens">Tokens of the answer that arrived before it failed.</param>
    /// <param name="isEstimate">They were counted by ChatStudio and not by the provider.</param>
    public static Notice For(RunFailure failure, ModelInfo model, ProviderStatus? provider, long keptTokens, bool isEstimate = true)
    {
        var notice = keptTokens > 0 && failure.Kind != ProviderErrorKind.ContentFiltered
            ? MidAnswer(failure, model)
            : BeforeAnswer(failure, model, provider?.Origin ?? model.ProviderName, provider?.Setup ?? ProviderSetup.None);
        return notice with { Body = $"{notice.Body} {Kept(failure, model, keptTokens, isEstimate)}" };
    }

    private static Notice BeforeAnswer(RunFailure failure, ModelInfo model, string origin, ProviderSetup setup)
    {
        var (provider, id) = (model.ProviderName, model.ModelId);
        return failure.Kind switch
        {
            ProviderErrorKind.Authentication when !setup.HasKey => Error(StudioIcons.Key,
                $"{provider} wants an API key", $"Set {Key(setup, provider)}, {Then(setup)}.", UseOther, TryAgain),
            ProviderErrorKind.Authentication => Error(StudioIcons.Key,
                $"{provider} rejected the API key", $"Set {Key(setup, provider)} to a valid key, {Then(setup)}.", UseOther, TryAgain),
            ProviderErrorKind.Billing => Error(StudioIcons.Warning,
                $"{provider} reports no credit left", "Add credit there or raise the account's limit, then try again.", UseOther, TryAgain),
            ProviderErrorKind.Permission => Error(StudioIcons.Lock,
                $"{provider} does not allow this", $"The key is valid but may not use {id}. Use another model, or a key that may.", UseOther, TryAgain),
            ProviderErrorKind.RateLimited => Warning(StudioIcons.Clock,
                $"{provider} asks for a pause", $"Its limit of requests or tokens was reached. Try again {After(failure)}, or use another model.", TryAgain, UseOther),
            ProviderErrorKind.Overloaded => Warning(StudioIcons.Clock,
                $"{provider} has no capacity at the moment", $"It was asked {Times(failure)}. Try again in a while, or use another model.", TryAgain, UseOther),
            ProviderErrorKind.ServerError => Error(StudioIcons.Warning,
                $"{provider} failed on its side", $"{Answered(failure)}Such errors often pass: try again, or use another model.", TryAgain, UseOther),
            ProviderErrorKind.BadRequest => Error(StudioIcons.Warning,
                $"{provider} refused the request", "The details hold its reason. Change the message, or use another model.", EditPrompt, UseOther),
            ProviderErrorKind.ContextTooLong => Warning(StudioIcons.Book,
                "This conversation no longer fits", $"{TooLong(model)} Use a model that reads more, start a new chat, or shorten the message.", UseOther, NewChat, EditPrompt),
            ProviderErrorKind.ModelNotFound => Error(StudioIcons.Search,
                $"{provider} does not know {id}", $"Check the model's name{(setup.AddressSetting is { } address ? $" and {address}" : "")}, or use another model.", UseOther, TryAgain),
            ProviderErrorKind.ContentFiltered => Warning(StudioIcons.Shield,
                "The provider's content filter refused this message", "Another wording may pass.", EditPrompt, UseOther),
            ProviderErrorKind.Network when failure.WasAccepted => Warning(StudioIcons.Unplugged,
                $"The connection to {provider} broke", "It had accepted the message, then the connection was lost before the first token. Try again.", TryAgain, UseOther),
            ProviderErrorKind.Network => Error(StudioIcons.Unplugged,
                $"{provider} is not answering", $"No connection to {origin} after {Tries(failure)}. Check that it is running{Address(setup, " and that ", " is its address")}.", TryAgain, UseOther),
            ProviderErrorKind.Tls => Error(StudioIcons.Lock,
                $"No secure connection to {provider}", $"Its certificate was not accepted. Check the certificate{Address(setup, " and ", "")}.", UseOther, TryAgain),
            ProviderErrorKind.Timeout => Warning(StudioIcons.Clock, LimitWords.Title(failure.Limit, model), LimitWords.Body(failure.Limit), TryAgain, UseOther),
            ProviderErrorKind.Truncated => Warning(StudioIcons.Warning,
                $"{provider} ended the answer before it began", "The stream closed without a token and without its end marker. Try again, or use another model.", TryAgain, UseOther),
            ProviderErrorKind.Protocol when failure.Cap is { } cap => Error(StudioIcons.Warning,
                $"The answer of {provider} was not read", $"It sent {cap}. Reading stopped there: correct the server or the proxy in between, or use another model.", UseOther, TryAgain),
            ProviderErrorKind.Protocol => Error(StudioIcons.Warning,
                $"{provider} sent something that is not an answer", $"Check that {Address(setup, "", "") ?? "its address"} is the address of the API; it often ends in /v1.", TryAgain, UseOther),
            _ => Error(StudioIcons.Warning,
                $"{provider} reported an error", $"{Answered(failure)}The details hold what is known. Try again, or use another model.", TryAgain, UseOther),
        };
    }

    private static Notice MidAnswer(RunFailure failure, ModelInfo model)
    {
        var provider = model.ProviderName;
        var (title, body) = failure.Kind switch
        {
            ProviderErrorKind.Timeout => (LimitWords.Title(failure.Limit, model), LimitWords.Body(failure.Limit)),
            ProviderErrorKind.Truncated => ("The answer was cut off", $"{provider} closed the stream without its end marker. {GoOn}"),
            ProviderErrorKind.Network or ProviderErrorKind.Tls => ("The connection broke", $"The connection to {provider} was lost in the middle of the answer. {GoOn}"),
            ProviderErrorKind.Protocol when failure.Cap is { } cap => ("The answer was ended at a limit", $"{provider} sent {cap}, and reading stopped there. {GoOn}"),
            ProviderErrorKind.Protocol => ("The answer became unreadable", $"{provider} sent something that is not part of an answer. {GoOn}"),
            ProviderErrorKind.Overloaded => ($"{provider} ran out of capacity", $"It ended the answer in the middle. {GoOn}"),
            ProviderErrorKind.RateLimited => ($"{provider} asks for a pause", $"It ended the answer in the middle. {GoOn}"),
            _ => ($"{provider} ended the answer with an error", $"The details hold its reason. {GoOn}"),
        };
        return Warning(StudioIcons.Warning, title, body, TryAgain, UseOther);
    }

    private static Notice Error(string icon, string title, string body, params NoticeAction[] actions) => new(NoticeTone.Error, icon, title, body, actions);

    private static Notice Warning(string icon, string title, string body, params NoticeAction[] actions) => new(NoticeTone.Warning, icon, title, body, actions);

    /// <summary>What is safe, and what is known about money: nothing where nothing is known.</summary>
    private static string Kept(RunFailure failure, ModelInfo model, long tokens, bool isEstimate) => (tokens, failure.Kind) switch
    {
        ( > 0, _) => $"What arrived is kept: {Figures.Tokens(tokens, isEstimate)} {(tokens == 1 ? "token" : "tokens")}{(IsFree(model) ? "" : ", which may be charged")}.",
        (_, ProviderErrorKind.Authentication or ProviderErrorKind.Network or ProviderErrorKind.Tls) when !failure.WasAccepted
            => "Your message is kept and nothing was charged.",
        _ => MessageKept,
    };

    private static bool IsFree(ModelInfo model) => model.IsLocal || model.IsSimulated;

    private static string Key(ProviderSetup setup, string provider) => setup.KeySetting ?? $"the API key of {provider}";

    private static string Then(ProviderSetup setup) => setup.IsLive ? "then try again" : "then start ChatStudio again";

    private static string? Address(ProviderSetup setup, string before, string after) => setup.AddressSetting is { } name ? before + name + after : null;

    private static string Tries(RunFailure failure) => failure.Attempts == 1 ? "one try" : $"{failure.Attempts} tries";

    private static string Times(RunFailure failure) => failure.Attempts == 1 ? "once" : $"{failure.Attempts} times";

    private static string After(RunFailure failure) => failure.RetryAfter is { } wait ? $"in {Figures.Wait(wait)}, as it asks" : "in a while";

    // An error inside a 200 has nothing to say with its status.
    private static string Answered(RunFailure failure) => failure.Status is >= 400 and { } status
        ? $"It answered with status {status}{(failure.Attempts == 1 ? "" : $", {failure.Attempts} times")}. "
        : "";

    private static string TooLong(ModelInfo model) => model.ContextWindow is { } window
        ? $"{model.ModelId} reads {Figures.Short(window)} tokens."
        : $"It is longer than {model.ModelId} can read.";
}
