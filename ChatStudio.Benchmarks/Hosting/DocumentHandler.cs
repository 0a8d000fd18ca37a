using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using ChatStudio.Benchmarks.Documents;
using ChatStudio.Core.Providers.Simulated;
using ChatStudio.Core.Providers.Simulated.Answers;
using ChatStudio.Core.Providers.Simulated.Dialects;

namespace ChatStudio.Benchmarks.Hosting;

/// <summary>The simulator's server with documents in place of its own answers: model <c>mixed-2000@50</c> sends that document at 50 tok/s.</summary>
internal sealed class DocumentHandler(TimeProvider time) : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, Document> _documents = new();
    private readonly SimulatedDialect _dialect = SimulatedDialect.ChatCompletions;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = _dialect.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        var at = asked.Model.IndexOf('@', StringComparison.Ordinal);
        var document = _documents.GetOrAdd(asked.Model[..at], Document.Create);
        var behaviour = new SimulatedBehaviour(double.Parse(asked.Model.AsSpan(at + 1), CultureInfo.InvariantCulture));
        var plan = SimulatedPlan.Create(behaviour, new ComposedAnswer("", document.Text), asked);
        var answer = new SimulatedAnswer(asked, new(DocumentCatalog.Model(asked.Model), behaviour), plan, 10, 1, time.GetUtcNow(), "req_benchmark");
        var content = new StreamContent(new SimulatedStream(plan, _dialect.Events(answer), time));
        content.Headers.ContentType = _dialect.StreamType;
        return new(HttpStatusCode.OK) { Content = content, RequestMessage = request };
    }
}
