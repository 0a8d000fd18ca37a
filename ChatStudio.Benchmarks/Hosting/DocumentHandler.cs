using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using ChatStudio.Benchmarks.Documents;
using ChatStudio.Core.Providers.Simulated;
using ChatStudio.Core.Providers.Simulated.Answers;

namespace ChatStudio.Benchmarks.Hosting;

/// <summary>The simulator's server with documents in place of its own answers: model <c>mixed-2000@50</c> sends that document at 50 tok/s.</summary>
internal sealed class DocumentHandler(TimeProvider time) : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, Document> _documents = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = SimulatedRequest.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        var at = asked.Model.IndexOf('@', StringComparison.Ordinal);
        var document = _documents.GetOrAdd(asked.Model[..at], Document.Create);
        var plan = SimulatedPlan.Create(new(double.Parse(asked.Model.AsSpan(at + 1), System.Globalization.CultureInfo.InvariantCulture)), new ComposedAnswer("", document.Text), asked);
        var bodies = new SimulatedBodies("chatcmpl-benchmark", time.GetUtcNow().ToUnixTimeSeconds(), asked, plan, 10);
        var content = new StreamContent(new SimulatedStream(plan, bodies.ChunkWriter(reasons: false), time));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
        return new(HttpStatusCode.OK) { Content = content, RequestMessage = request };
    }
}
