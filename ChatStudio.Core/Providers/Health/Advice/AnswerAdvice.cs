using ChatStudio.Core.Providers.Health.Probes;

namespace ChatStudio.Core.Providers.Health.Advice;

/// <summary>Words for a test answer that did not come, or did not come well.</summary>
internal static class AnswerAdvice
{
    /// <param name="hadBegun">Something of the answer had arrived.</param>
    public static HealthAdvice For(HealthCase check, ProviderException failure, bool hadBegun)
    {
        var (name, model) = (check.Target.ProviderName, check.Model!.ModelId);
        var advice = failure switch
        {
            { Kind: ProviderErrorKind.ModelNotFound } when check.ListRefusal is not null => PathAdvice.For(check, failure),
            { Kind: ProviderErrorKind.ModelNotFound } => new(HealthState.NoModel, ServerAdvice.Number(failure), $"{name} does not know {model}",
                "Pick another model, load this one on the server, or correct its name."),
            { Kind: ProviderErrorKind.Truncated } => new(HealthState.Failing, "cut off", hadBegun ? $"{name} cut the test answer off" : $"{name} ended the test answer before it began",
                "The stream closed without its end marker. Does a proxy in between end long answers, did the server run out of memory?"),
            { Kind: ProviderErrorKind.Network } when hadBegun => new(HealthState.Failing, "broke", $"The connection to {name} broke in the test answer",
                "The server or a proxy in between closed it. Look at the server's log."),
            { Kind: ProviderErrorKind.Protocol, Cap: null } when !ServerAdvice.IsWebPage(failure) => new(HealthState.Failing, "unreadable", $"{name} sent something that is not an answer",
                $"It does not speak {check.Target.Dialect}. Choose another kind of provider, or update the server."),
            { Kind: ProviderErrorKind.ContextTooLong } => new(HealthState.Failing, ServerAdvice.Number(failure), $"{model} has no room for a short prompt",
                "Load the model with a larger context on the server."),
            _ => ServerAdvice.For(check, failure, HealthCheckpoint.Stream),
        };
        return advice with { ProviderMessage = advice.ProviderMessage ?? failure.ProviderMessage };
    }

    public static HealthAdvice Empty(HealthCase check)
        => new(HealthState.Failing, "empty", $"{check.Model!.ModelId} answered nothing", "The answer ended well and held no text. Is it a chat model? Pick another one.");

    public static HealthAdvice InOnePiece(HealthCase check)
        => new(HealthState.NotStreaming, "one piece", $"{check.Target.ProviderName} does not stream",
            "The whole answer came at once. Switch streaming on in the server, or response buffering off in the proxy in between (nginx: proxy_buffering off).");

    /// <summary>Our limit passed before the test answer had ended.</summary>
    public static HealthAdvice Late(HealthCase check, TimeSpan limit)
        => new(HealthState.TimedOut, "too late", $"{check.Model!.ModelId} did not finish a short answer in time",
            $"Nothing ended it within {limit.TotalSeconds:0} s. A local server may still be loading the model: look at its log, then check again.");
}
