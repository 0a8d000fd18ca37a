using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conformance;

/// <summary>Every recorded Chat Completions answer, over HTTP, in every way its bytes can arrive.</summary>
public sealed class OpenAIChatConformanceTests(ITestOutputHelper output)
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
        var cases = Corpus.OfKind("stream", "openai-chat");
        Assert.NotEmpty(cases);
        await using var server = await ProviderServer.StartAsync();
        await using var session = new ProviderSession(server.BaseUrl);
        var report = new ConformanceReport();

        foreach (var (testCase, seed) in cases.Select((c, i) => (c, i)))
        {
            var http = testCase.GetProperty("http");
            var reply = ProviderReply.Bytes(Corpus.Text(http, "contentType"), http.GetProperty("status").GetInt32());
            foreach (var piece in transport.Send(Corpus.Body(testCase), seed))
            {
                reply.Raw(piece);
            }

            server.Enqueue(reply);
            report.Add(testCase, ExpectedAnswer.Difference(testCase, await Transcript.OfAsync(session.Client())));
        }

        report.Print(output, transport.ToString());
        Assert.Empty(report.Failures);
    }

    [Fact]
    public async Task Recorded_streams_cut_anywhere_before_the_end_marker_are_never_complete()
    {
        var cases = Corpus.OfKind("stream", "openai-chat").Where(c => Corpus.Text(c.GetProperty("expected"), "outcome") == "completed").ToArray();
        await using var server = await ProviderServer.StartAsync();
        await using var session = new ProviderSession(server.BaseUrl);
        var report = new ConformanceReport();

        foreach (var (testCase, seed) in cases.Select((c, i) => (c, i)))
        {
            var body = Corpus.Body(testCase);
            var end = EndMarker(body);
            var random = new Random(seed);
            for (var cut = 0; cut < 4; cut++)
            {
                server.Enqueue(ProviderReply.Bytes("text/event-stream").Raw(body.AsMemory(0, random.Next(0, end))));
                var actual = await Transcript.OfAsync(session.Client());
                var whole = testCase.GetProperty("expected");
                var kept = (Corpus.Text(whole, "text") + Corpus.Text(whole, "refusal")).StartsWith(actual.Text, StringComparison.Ordinal);
                report.Add(testCase, actual.Failure?.Kind != ProviderErrorKind.Truncated ? $"outcome {actual.Failure?.Kind}" : kept ? "" : "text is not the beginning");
            }
        }

        report.Print(output, "cut");
        Assert.Empty(report.Failures);
    }

    [Fact]
    public async Task Recorded_error_answers_are_given_their_kind_and_words()
    {
        var cases = Corpus.OfKind("http-error");
        Assert.NotEmpty(cases);
        await using var server = await ProviderServer.StartAsync();
        await using var session = new ProviderSession(server.BaseUrl);
        var report = new ConformanceReport();

        foreach (var testCase in cases)
        {
            var http = testCase.GetProperty("http");
            var reply = ProviderReply.Bytes(Corpus.Text(http, "contentType"), http.GetProperty("status").GetInt32()).Raw(Corpus.Body(testCase));
            foreach (var header in http.GetProperty("headers").EnumerateObject())
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

        report.Print(output, "http errors");
        Assert.Empty(report.Failures);
    }

    [Fact]
    public async Task Recorded_model_lists_are_listed_whole()
    {
        var cases = Corpus.OfKind("model-list").Where(c => c.GetProperty("expected").TryGetProperty("ids", out _)).ToArray();
        Assert.NotEmpty(cases);
        await using var server = await ProviderServer.StartAsync();
        await using var session = new ProviderSession(server.BaseUrl);
        var report = new ConformanceReport();

        foreach (var testCase in cases)
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

        report.Print(output, "model lists");
        Assert.Empty(report.Failures);
    }

    // The first byte of what ends the answer: a finish reason that is not null, or [DONE].
    private static int EndMarker(byte[] body)
    {
        var text = System.Text.Encoding.Latin1.GetString(body);
        var reason = System.Text.RegularExpressions.Regex.Match(text, "\"finish_reason\":\\s*\"");
        var done = text.IndexOf("[DONE]", StringComparison.Ordinal);
        return Math.Min(reason.Success ? reason.Index : text.Length, done < 0 ? text.Length : done);
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
