using ChatStudio.Core.Providers.Health.Probes;

namespace ChatStudio.Core.Providers.Health.Advice;

/// <summary>Words for what a model or its server does not offer. None of it makes a provider unhealthy.</summary>
internal static class CapabilityAdvice
{
    /// <summary>
    /// The server will not have it, as opposed to having no time or credit. Most answer 400 or 422; OpenRouter 404 ("No endpoints
    /// found that support tool use"), llama.cpp 500 ("image input is not supported").
    /// </summary>
    public static bool IsRefusal(ProviderException failure, params ReadOnlySpan<string> words)
    {
        if (failure.Kind == ProviderErrorKind.BadRequest)
        {
            return true;
        }

        foreach (var word in words)
        {
            if (failure.Kind is ProviderErrorKind.ModelNotFound or ProviderErrorKind.ServerError && failure.ProviderMessage?.Contains(word, StringComparison.OrdinalIgnoreCase) == true)
            {
                return true;
            }
        }

        return false;
    }

    public static HealthFinding Tools(HealthCase check, ProviderException failure, bool refused)
    {
        if (!refused)
        {
            return NotTold(failure);
        }

        // vLLM: "auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set
        // llama.cpp: tools param requires --jinja flag
        var words = failure.ProviderMessage ?? "";
        var fix = words.Contains("enable-auto-tool-choice", StringComparison.Ordinal) ? "Start vLLM with --enable-auto-tool-choice and --tool-call-parser."
            : words.Contains("--jinja", StringComparison.Ordinal) ? "Start llama.cpp with --jinja."
            : "Pick a model with tools where you need them.";
        return HealthFinding.Missing($"The server refuses tools for this model. {fix}") with { Word = ServerAdvice.Number(failure) };
    }

    public static HealthFinding Vision(HealthCase check, ProviderException failure, bool refused)
    {
        if (!refused)
        {
            return NotTold(failure);
        }

        // llama.cpp: image input is not supported - hint: if this is unexpected, you may need to provide the mmproj
        var fix = failure.ProviderMessage?.Contains("mmproj", StringComparison.Ordinal) == true
            ? "Start llama.cpp with the model's --mmproj file."
            : "Pick a model with vision where you need it.";
        return HealthFinding.Missing($"The server refuses images for this model. {fix}") with { Word = ServerAdvice.Number(failure) };
    }

    private static HealthFinding NotTold(ProviderException failure)
        => HealthFinding.Unknown($"The question was not answered ({failure.Kind switch
        {
            ProviderErrorKind.RateLimited => "rate limited",
            ProviderErrorKind.Overloaded => "no capacity",
            ProviderErrorKind.Billing => "no credit",
            _ => ServerAdvice.Number(failure),
        }})");
}
