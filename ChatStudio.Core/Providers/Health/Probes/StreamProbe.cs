using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers.Health.Advice;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Health.Probes;

internal sealed class StreamProbe : IHealthProbe
{
    private const int Tokens = 16;

    /// <summary>An answer of this size in one piece was not streamed; a shorter one may be one token.</summary>
    private const int TooMuchForOnePiece = 5;

    public HealthCheckpoint Checkpoint => HealthCheckpoint.Stream;

    public TimeSpan Limit(HealthLimits limits) => limits.Answer;

    public async Task<HealthFinding> RunAsync(HealthCase check, CancellationToken cancellationToken)
    {
        var prompt = new ChatMessage(ChatRole.User, "Count from 1 to 20, separated by spaces.");
        var answer = await AnswerReading.AskAsync(check, prompt, new() { MaxOutputTokens = Tokens }, cancellationToken).ConfigureAwait(false);
        check.Answer = answer;
        if (answer.Failure is { } failure)
        {
            return HealthFinding.Failed(AnswerAdvice.For(check, failure, answer.Pieces > 0));
        }

        if (answer.Pieces == 0)
        {
            // A reasoning model may spend all of them before its first word.
            return answer.FinishReason == "length"
                ? HealthFinding.Ok($"The {Tokens} tokens went into reasoning that is not shown")
                : HealthFinding.Failed(AnswerAdvice.Empty(check));
        }

        if (answer.Pieces == 1 && answer.Tokens >= TooMuchForOnePiece)
        {
            check.Capabilities = check.Capabilities with { Streams = false };
            return HealthFinding.Missing($"The answer came in one piece after {MetricsFormat.Seconds(answer.First)}", AnswerAdvice.InOnePiece(check));
        }

        check.Capabilities = check.Capabilities with { Streams = answer.Pieces > 1 ? true : null };
        return HealthFinding.Ok($"First token {MetricsFormat.Seconds(answer.First)}{(answer.Rate is { } rate ? $", then {rate:0} tok/s" : "")}");
    }
}
