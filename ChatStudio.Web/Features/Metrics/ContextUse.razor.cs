using System.Globalization;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>How much of the model's context window is used, and by what.</summary>
public sealed partial class ContextUse
{
    [Parameter, EditorRequired]
    public required Run Run { get; set; }

    [Parameter, EditorRequired]
    public required MetricsSnapshot Numbers { get; set; }

    private long Used => Numbers.TokensIn + Numbers.TokensOut;

    private int Window => Numbers.ContextWindow ?? 0;

    private string Sentence
        => $"Context {MetricsFormat.Percent(Numbers.ContextUsed)} used: {string.Join(", ", Parts.Select(part => $"{part.Name} {MetricsFormat.TokensCompact(part.Tokens)}"))}";

    private IEnumerable<Part> Parts => new Part[]
    {
        new("cached", "k-cached", Numbers.CachedTokensIn),
        new("prompt", "k-prompt", Numbers.TokensIn - Numbers.CachedTokensIn),
        new("reasoning", "k-reasoning", Numbers.ReasoningTokens),
        new("answer", "k-answer", Numbers.TokensOut - Numbers.ReasoningTokens),
    }.Where(part => part.Tokens > 0);

    /// <summary>Thousandths of the window.</summary>
    private double Share(long tokens) => 1000d * tokens / Window;

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private sealed record Part(string Name, string Class, long Tokens);
}
