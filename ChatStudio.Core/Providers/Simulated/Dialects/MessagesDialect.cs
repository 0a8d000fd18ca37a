using System.Globalization;
using System.Net.Http.Headers;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>As api.anthropic.com; tokens are counted as all simulated models count them.</summary>
internal sealed class MessagesDialect : SimulatedDialect
{
    internal override ISimulatedRefusals Refusals { get; } = new MessagesRefusals();

    internal override MediaTypeHeaderValue StreamType => new("text/event-stream") { CharSet = "utf-8" };

    internal override string RequestIdHeader => "request-id";

    internal override bool IsChat(string path) => path.EndsWith("/v1/messages", StringComparison.Ordinal);

    internal override byte[]? Describe(HttpMethod method, Uri address, ReadOnlyMemory<byte> body)
        => method == HttpMethod.Get && address.AbsolutePath.EndsWith("/v1/models", StringComparison.Ordinal) ? MessagesModels.Page(address.Query) : null;

    internal override SimulatedRequest Parse(ReadOnlyMemory<byte> body) => MessagesRequest.Parse(body);

    internal override ISimulatedEventWriter Events(SimulatedAnswer answer) => new MessagesEvents(answer);

    internal override byte[] Whole(SimulatedAnswer answer) => MessagesBodies.Whole(answer);

    internal override byte[] Error(SimulatedRefusalException refusal, string requestId) => MessagesBodies.Error(refusal, requestId);

    internal override void DescribeRateLimit(HttpResponseHeaders headers, DateTimeOffset now, TimeSpan wait)
    {
        headers.Add("anthropic-ratelimit-requests-limit", "1");
        headers.Add("anthropic-ratelimit-requests-remaining", "0");
        headers.Add("anthropic-ratelimit-requests-reset", (now + wait).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
    }
}
