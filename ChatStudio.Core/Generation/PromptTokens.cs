using ChatStudio.Core.Metrics;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Generation;

/// <summary>Estimates the tokens of a prompt until the provider reports them.</summary>
internal static class PromptTokens
{
    // Role and separators of one message in the common chat templates (3 to 5 tokens).
    private const int PerMessage = 4;

    public static double Estimate(IReadOnlyList<ChatMessage> messages)
    {
        var tokens = 0.0;
        foreach (var message in messages)
        {
            tokens += PerMessage + new TokenEstimator().Add(message.Text);
        }

        return tokens;
    }
}
