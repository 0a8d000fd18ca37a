using System.Text.RegularExpressions;

namespace ChatStudio.Core.Providers.Http;

/// <summary>Status, code, type and words of an error → the kind the screen has a wording for.</summary>
internal static partial class ProviderErrorMap
{
    /// <param name="status">HTTP status of the answer; null for an error inside a stream that began with 200.</param>
    public static ProviderErrorKind Kind(int? status, ProviderErrorBody body)
    {
        var code = $"{body.Code} {body.Type}";
        var message = body.Message ?? "";
        status ??= body.Status;
        return status switch
        {
            402 => ProviderErrorKind.Billing,
            _ when Has(code, "insufficient_quota", "billing", "insufficient_balance", "payment_required") => ProviderErrorKind.Billing,
            // Anthropic: a 400 of type invalid_request_error
            _ when message.Contains("credit balance is too low", StringComparison.OrdinalIgnoreCase) => ProviderErrorKind.Billing,
            401 => ProviderErrorKind.Authentication,
            429 => ProviderErrorKind.RateLimited,
            null or (>= 400 and < 500) or >= 500 => Words(status, code, message) ?? ByStatus(status) ?? ByCode(code),
            >= 300 and < 400 => ProviderErrorKind.Protocol,
            _ => Words(status, code, message) ?? ByCode(code),
        };
    }

    /// <summary>Whether the same request may succeed when it is simply sent again.</summary>
    public static bool IsTransient(int status, ProviderErrorKind kind)
        => kind is not (ProviderErrorKind.Billing or ProviderErrorKind.ContextTooLong or ProviderErrorKind.ModelNotFound or ProviderErrorKind.ContentFiltered)
            && status is 408 or 409 or 429 or >= 500 and not 501;

    // Many servers use 400 for everything (xAI even for a wrong key), so their own words decide before the status does.
    private static ProviderErrorKind? Words(int? status, string code, string message)
    {
        if (Has(code, "context_length_exceeded", "exceed_context_size", "too_many_prompt_tokens", "context_window") || ContextWords().IsMatch(message))
        {
            return ProviderErrorKind.ContextTooLong;
        }

        if (Has(code, "content_filter", "content_policy", "moderation") || FilterWords().IsMatch(message))
        {
            return ProviderErrorKind.ContentFiltered;
        }

        if (status is null or < 500 && (Has(code, "model_not_found", "invalid_model", "DeploymentNotFound", "model_not_exist") || ModelWords().IsMatch(message)))
        {
            return ProviderErrorKind.ModelNotFound;
        }

        return status is null or 400 && (Has(code, "invalid_api_key", "authentication", "UNAUTHENTICATED") || message.Contains("API key", StringComparison.OrdinalIgnoreCase))
            ? ProviderErrorKind.Authentication
            : null;
    }

    private static ProviderErrorKind? ByStatus(int? status) => status switch
    {
        null => null,
        403 => ProviderErrorKind.Permission,
        404 or 405 => ProviderErrorKind.ModelNotFound,
        408 or 409 => ProviderErrorKind.ServerError,
        498 or 503 or 529 => ProviderErrorKind.Overloaded,
        501 => ProviderErrorKind.BadRequest,
        >= 400 and < 500 => ProviderErrorKind.BadRequest,
        _ => ProviderErrorKind.ServerError,
    };

    // An error without any status: the code or type is all there is. Without a hint it is the server that failed us.
    private static ProviderErrorKind ByCode(string code) => code switch
    {
        _ when Has(code, "rate_limit", "RESOURCE_EXHAUSTED", "too_many_requests") => ProviderErrorKind.RateLimited,
        _ when Has(code, "overloaded", "unavailable") => ProviderErrorKind.Overloaded,
        _ when Has(code, "permission", "forbidden") => ProviderErrorKind.Permission,
        _ when Has(code, "not_found") => ProviderErrorKind.ModelNotFound,
        _ when Has(code, "invalid_request", "invalid_argument", "bad_request", "tool_use_failed", "BadRequest", "invalid-argument", "request_too_large", "invalid_prompt", "invalid_image") => ProviderErrorKind.BadRequest,
        _ => ProviderErrorKind.ServerError,
    };

    private static bool Has(string code, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (code.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("maximum context length|context (length|window|size) (is |was )?exceeded|exceeds? (the |this model's |its )?(maximum |available )?context|prompt (is )?too long|(messages|input|prompt|request) (is|are) too long|too many (prompt |input )?tokens|context window", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ContextWords();

    [GeneratedRegex("content (filter|management policy|policy)|flagged (as|by|for)|moderation", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FilterWords();

    // "Model not found: x" · "Invalid model: x" · "x is not a valid model ID" · "The model `x` does not exist" · "No models loaded"
    [GeneratedRegex(@"\bmodels?\b[^.]{0,160}?\b(not found|(does|do) not exist|not exist|has been deprecated)|invalid model\b|not a valid model|supported API model names|no models? (is |are )?loaded|unexpected endpoint", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ModelWords();
}
