using System.Text;

namespace ChatStudio.Tests.Providers.Simulated;

/// <summary>What a client made of an answer, as far as it came.</summary>
public sealed class HeardAnswer
{
    public StringBuilder Text { get; } = new();

    public StringBuilder Reasoning { get; } = new();

    /// <summary>In the client's own words; null when it was never told.</summary>
    public string? Finish { get; set; }

    public long? InputTokens { get; set; }

    public long? OutputTokens { get; set; }
}
