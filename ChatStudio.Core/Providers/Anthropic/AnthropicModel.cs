using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>What the server says about one of its models. Names tell none of this reliably.</summary>
/// <param name="MaxOutputTokens">Largest <c>max_tokens</c>; null when it says nothing.</param>
/// <param name="TakesBudget">Thinks by a budget of tokens (<c>"thinking":{"type":"enabled"}</c>).</param>
/// <param name="IsAdaptive">Decides itself how much to think (<c>"adaptive"</c>).</param>
/// <param name="Efforts">Values of <c>effort</c> it takes; null when it says nothing, empty when it takes none.</param>
internal sealed record AnthropicModel(
    string Id, string? DisplayName, int? ContextWindow, int? MaxOutputTokens, bool TakesBudget, bool IsAdaptive, IReadOnlySet<string>? Efforts)
{
    /// <summary>A model no list has named: a current one, which thinks adaptively.</summary>
    public static AnthropicModel Unknown(string id) => new(id, null, null, null, TakesBudget: false, IsAdaptive: true, null);

    /// <summary>The effort by its name on the wire, one step lower where this model knows no higher; null when it takes none.</summary>
    public string? Name(ReasoningEffort effort)
    {
        var wanted = effort switch
        {
            ReasoningEffort.Low => "low",
            ReasoningEffort.High => "high",
            ReasoningEffort.ExtraHigh => "xhigh",
            _ => "medium",
        };
        return Efforts is null || Efforts.Contains(wanted) ? wanted : wanted == "xhigh" && Efforts.Contains("high") ? "high" : null;
    }
}
