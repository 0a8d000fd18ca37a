namespace ChatStudio.Core.Providers;

/// <summary>Why a provider's models could not be listed, as a sentence that says what to do.</summary>
internal static class ListingProblem
{
    public static string Sentence(string name, ProviderSettings settings, ProviderException failure) => failure.Kind switch
    {
        ProviderErrorKind.Authentication or ProviderErrorKind.Permission => $"{name} is there but refuses the key; check {settings.Key}.",
        ProviderErrorKind.ModelNotFound => $"{name} answers, but not under this path; check {settings.Address} ({settings.AddressHint}).",
        ProviderErrorKind.Protocol => $"{name} did not answer with a list of models. {failure.Message}",
        ProviderErrorKind.Network or ProviderErrorKind.Tls => failure.Message,
        ProviderErrorKind.RateLimited or ProviderErrorKind.Overloaded => $"{name} is too busy to list its models; try again in a moment.",
        _ => $"{name} could not list its models. {failure.Message}",
    };
}
