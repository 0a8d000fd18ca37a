using System.Text.Json;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conformance;

/// <summary>Every recorded answer of a dialect, over HTTP, in every way its bytes can arrive.</summary>
public abstract class ConformanceTests(ITestOutputHelper output, Dialect dialect)
{
    [Theory]
    [InlineData(Transport.Whole)]
    [InlineData(Transport.ByteByByte)]
    [InlineData(Transport.RandomCuts)]
    [InlineData(Transport.CarriageReturnLineFeed)]
    [InlineData(Transport.CarriageReturn)]
    [InlineData(Transport.ByteOrderMark)]
    [InlineData(Transport.Comments)]
    public async Task Recorded_streams_are_read_as_the_manifest_says(Transport transport)
    {
        await using var server = await ProviderServer.StartAsync();
        await using var session = dialect.Connect(server);
        var report = new ConformanceReport();
        foreach (var (testCase, seed) in Corpus.OfKind("stream", dialect.Api).Select((c, i) => (c, i)))
        {
            var reply = Reply(testCase);
            foreach (var piece in transport.Send(Corpus.Body(testCase), seed, dialect.IsNdjson))
            {
                reply.Raw(piece);
            }

            server.Enqueue(reply);
            report.Add(testCase, ExpectedAnswer.Difference(testCase, await Transcript.OfAsync(session.Client())));
        }

        Conclude(report, transport.ToString());
    }

    [Fact]
    public async Task Recorded_streams_cut_anywhere_before_the_end_marker_are_never_complete()
    {
        await using var server = await ProviderServer.StartAsync();
        await using var session = dialect.Connect(server);
        var report = new ConformanceReport();
        var cases = Corpus.OfKind("stream", dialect.Api).Where(c => Corpus.Text(c.GetProperty("expected"), "outcome") == "completed");
        foreach (var (testCase, seed) in cases.Select((c, i) => (c, i)))
        {
            var body = Corpus.Body(testCase);
            var end = dialect.EndMarker(body);
            var random = new Random(seed);
            for (var cut = 0; cut < 4; cut++)
            {
                server.Enqueue(Reply(testCase).Raw(body.AsMemory(0, random.Next(0, end))));
                var actual = await Transcript.OfAsync(session.Client());
                var whole = testCase.GetProperty("expected");
                var kept = (Corpus.Text(whole, "text") + Corpus.Text(whole, "refusal")).StartsWith(actual.Text, StringComparison.Ordinal);
                report.Add(testCase, actual.Failure?.Kind != ProviderErrorKind.Truncated ? $"outcome {actual.Failure?.Kind}" : kept ? "" : "text is not the beginning");
            }
        }

        Conclude(report, "cut");
    }

    [Fact]
    public async Task Recorded_error_answers_are_given_their_kind_and_words()
    {
        await using var server = await ProviderServer.StartAsync();
        await using var session = dialect.Connect(server);
        var report = new ConformanceReport();
        foreach (var testCase in Corpus.OfKind("http-error"))
        {
            var reply = Reply(testCase).Raw(Corpus.Body(testCase));
            foreach (var header in testCase.GetProperty("http").GetProperty("headers").EnumerateObject())
            {
                reply.Header(header.Name, header.Value.GetString()!);
            }

            // Transient ones are sent four times; the last reply is repeated.
            server.Enqueue(reply);
            var failure = (await Transcript.OfAsync(session.Client())).Failure;
            var expected = Corpus.Text(testCase, "category");
            var actual = Category(failure?.Kind);
            var words = Corpus.Text(testCase.GetProperty("expected"), "message");
            report.Add(testCase, actual != expected ? $"expected {expected}, was {actual}" : failure!.ProviderMessage == words ? "" : $"words: {failure.ProviderMessage}");
        }

        Conclude(report, "http errors");
    }

    [Fact]
    public async Task Recorded_model_lists_are_listed_whole()
    {
        await using var server = await ProviderServer.StartAsync();
        await using var session = dialect.Connect(server);
        var report = new ConformanceReport();
        foreach (var testCase in Corpus.OfKind("model-list").Where(c => c.GetProperty("expected").TryGetProperty("ids", out _) && Lists(c)))
        {
            server.Models = ProviderReply.Bytes("application/json").Raw(Corpus.Body(testCase));
            await session.Catalog.RefreshAsync(TestContext.Current.CancellationToken);
            // Long lists are abbreviated with "..."; the count tells that nothing got lost.
            var expected = testCase.GetProperty("expected");
            var ids = expected.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!.Replace("models/", "", StringComparison.Ordinal)).Where(id => id != "...");
            var listed = session.Catalog.Models.Where(model => !model.IsSimulated).Select(model => model.ModelId).ToHashSet();
            var missing = ids.Where(id => !listed.Contains(id)).ToArray();
            report.Add(testCase, missing.Length > 0 ? $"{missing.Length} missing, first {missing[0]}" : listed.Count == expected.GetProperty("count").GetInt32() ? "" : $"{listed.Count} listed");
        }

        Conclude(report, "model lists");
    }

    private static ProviderReply Reply(JsonElement testCase)
    {
        var http = testCase.GetProperty("http");
        return ProviderReply.Bytes(Corpus.Text(http, "contentType"), http.GetProperty("status").GetInt32());
    }

    private bool Lists(JsonElement testCase) => dialect.Lists.Length == 0 || dialect.Lists.Contains(Corpus.Text(testCase, "flavour"));

    // Another folder may hold nothing of this dialect, and that is said and not passed over.
    private void Conclude(ConformanceReport report, string title)
    {
        report.Print(output, $"{dialect.Api}, {title}");
        Assert.SkipWhen(report.Count == 0, $"The corpus at {Corpus.Folder} holds no such case for {dialect.Api}.");
        Assert.Empty(report.Failures);
    }

    private static string? Category(ProviderErrorKind? kind) => kind switch
    {
        ProviderErrorKind.Authentication => "auth",
        ProviderErrorKind.Permission => "permission",
        ProviderErrorKind.Billing => "billing",
        ProviderErrorKind.RateLimited => "rate_limit",
        ProviderErrorKind.Overloaded => "overloaded",
        ProviderErrorKind.ServerError => "server_error",
        ProviderErrorKind.BadRequest => "invalid_request",
        ProviderErrorKind.ContextTooLong => "context_length",
        ProviderErrorKind.ModelNotFound => "model_not_found",
        ProviderErrorKind.ContentFiltered => "content_filter",
        _ => kind?.ToString(),
    };
}
