using System.Net.Http.Headers;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>As api.openai.com; reasoning as DeepSeek sends it.</summary>
internal sealed class ChatCompletionsDialect : SimulatedDialect
{
    internal override ISimulatedRefusals Refusals { get; } = new ChatCompletionsRefusals();

    internal override MediaTypeHeaderValue StreamType => new("text/event-stream") { CharSet = "utf-8" };

    internal override string RequestIdHeader => "x-request-id";

    internal override bool IsChat(string path) => path.EndsWith("/chat/completions", StringComparison.Ordinal);

    internal override byte[]? Describe(HttpMethod method, Uri address, ReadOnlyMemory<byte> body)
        => method == HttpMethod.Get && address.AbsolutePath.EndsWith("/models", StringComparison.Ordinal) ? ChatCompletionsBodies.Models() : null;

    internal override SimulatedRequest Parse(ReadOnlyMemory<byte> body) => ChatCompletionsRequest.Parse(body);

    internal override ISimulatedEventWriter Events(SimulatedAnswer answer) => new ChatCompletionsEvents(answer);

    internal override byte[] Whole(SimulatedAnswer answer) => ChatCompletionsBodies.Whole(answer);

    internal override byte[] Error(SimulatedRefusalException refusal, string requestId) => ChatCompletionsBodies.Error(refusal);

    internal override void DescribeRateLimit(HttpResponseHeaders headers, DateTimeOffset now, TimeSpan wait)
    {
        headers.Add("x-ratelimit-limit-requests", "1");
        headers.Add("x-ratelimit-remaining-requests", "0");
        headers.Add("x-ratelimit-reset-requests", Seconds(wait));
    }
}
