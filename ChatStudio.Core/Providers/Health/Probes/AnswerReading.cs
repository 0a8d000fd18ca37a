using System.Text;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Health.Probes;

/// <summary>Asks a model and reads its answer to the end.</summary>
internal static class AnswerReading
{
    /// <summary>Never throws for a failure of the provider; see <see cref="ProbedAnswer.Failure"/>.</summary>
    public static async Task<ProbedAnswer> AskAsync(HealthCase check, ChatMessage prompt, ChatOptions options, CancellationToken cancellationToken)
    {
        var time = check.Time;
        var sent = time.GetTimestamp();
        var text = new StringBuilder();
        var answer = new ProbedAnswer();
        try
        {
            var client = check.Target.GetChatClient(check.Model!.ModelId);
            options = options.WithObserver(new NoSecondTry());
            await foreach (var update in client.GetStreamingResponseAsync([prompt], options, cancellationToken).ConfigureAwait(false))
            {
                var pieces = 0;
                foreach (var content in update.Contents)
                {
                    answer = Add(answer, content, text, ref pieces);
                }

                if (pieces > 0 || update is TimedChatResponseUpdate { ToolCallCharacters: > 0 })
                {
                    var arrived = update is TimedChatResponseUpdate { ArrivedAt: > 0 } timed ? timed.ArrivedAt : time.GetTimestamp();
                    var at = time.GetElapsedTime(sent, arrived).TotalSeconds;
                    answer = answer with { Pieces = answer.Pieces + 1, First = answer.First ?? at, Last = at };
                }

                answer = answer with { FinishReason = update.FinishReason?.Value ?? answer.FinishReason };
            }
        }
        catch (ProviderException e)
        {
            answer = answer with { Failure = e };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Anybody's client; its message may hold an address or a key.
            answer = answer with { Failure = new(ProviderErrorKind.Unknown, $"The client raised {e.GetType().Name}.", e) };
        }

        return answer with { Text = text.ToString() };
    }

    private static ProbedAnswer Add(ProbedAnswer answer, AIContent content, StringBuilder text, ref int pieces)
    {
        switch (content)
        {
            case TextReasoningContent { Text.Length: > 0 }:
                pieces++;
                return answer with { HasReasoning = true };
            case TextContent { Text.Length: > 0 } piece:
                pieces++;
                text.Append(piece.Text);
                return answer;
            case FunctionCallContent call:
                pieces++;
                return answer with { ToolCall = call };
            case UsageContent usage:
                return answer with { Usage = usage.Details };
            default:
                return answer;
        }
    }

    /// <summary>A check tells what happens now; it does not wait for better times.</summary>
    private sealed class NoSecondTry : IRequestObserver
    {
        public void Sending(int attempt, long timestamp)
        {
        }

        public void HeadersArrived(long timestamp, string? requestId)
        {
        }

        public ValueTask WaitBeforeRetryAsync(RetryNotice notice, CancellationToken cancellationToken)
            => throw new ProviderException(notice.Kind, "The check sends nothing twice.") { ProviderMessage = notice.ProviderMessage, RetryAfter = notice.Delay };
    }
}
