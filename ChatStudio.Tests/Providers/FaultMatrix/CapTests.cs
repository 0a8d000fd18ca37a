using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Providers.FaultMatrix;

/// <summary>
/// A server that means harm, in every dialect and over real HTTP: it is read up to the cap and no further, the run says which
/// cap that was, and the text that had come is kept. The clock stands still, so that no pace depends on this machine.
/// </summary>
public sealed class CapTests
{
    public static TheoryData<string> Dialects => [.. FaultDialect.All.Select(dialect => dialect.Name)];

    public static TheoryData<string, string> Matrix
        => [.. from dialect in FaultDialect.All from cap in Caps.All where Caps.Exists(dialect, cap.Fault.Name) select (dialect.Name, cap.Fault.Name)];

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Matrix))]
    public async Task Server_beyond_a_cap_ends_the_run_by_its_name_and_the_text_so_far_is_kept(string dialectName, string capName)
    {
        var dialect = FaultDialect.Named(dialectName);
        var (fault, words) = Caps.All.Single(cap => cap.Fault.Name == capName);

        var run = await FaultRun.PlayAsync(dialect, fault, shown => [fault.Reply(dialect, shown)!], TestContext.Current.CancellationToken);

        Assert.Equal((fault.State, fault.Kept, fault.Kind, words), (run.Outcome.State, run.Text, run.Outcome.Failure!.Kind, run.Outcome.Failure.Cap));
        Assert.Equal((1, 0), (run.Requests, run.Retries.Count));
    }

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Dialects))]
    public async Task Answer_without_end_is_ended_where_text_reasoning_and_arguments_together_pass_the_cap(string dialectName)
    {
        var dialect = FaultDialect.Named(dialectName);
        var fault = new Fault("answer", (_, _) => null, RunState.Interrupted, ProviderErrorKind.Protocol);

        var run = await FaultRun.PlayAsync(dialect, fault, _ => [Caps.Pieces(dialect.Begun("Half an", " answer"), Caps.EndlessAnswer(dialect)).Hang()], TestContext.Current.CancellationToken);

        Assert.Equal((fault.State, fault.Kind), (run.Outcome.State, run.Outcome.Failure!.Kind));
        Assert.Equal("more than 4,000,000 characters of text, reasoning and tool arguments", run.Outcome.Failure.Cap);
        Assert.Equal(Fault.Sent.Length + 1_800_000, run.Text.Length);
    }

    /// <summary>The clients hold the cap by themselves, for programs that have no run around them.</summary>
    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Dialects))]
    public async Task Client_without_a_run_ends_the_same_answer(string dialectName)
    {
        var dialect = FaultDialect.Named(dialectName);

        var actual = await ReadAsync(dialect, Caps.Pieces(dialect.Begun("Half an"), Caps.EndlessAnswer(dialect)).Hang(), TestContext.Current.CancellationToken);

        Assert.Equal((ProviderErrorKind.Protocol, "more than 4,000,000 characters of text, reasoning and tool arguments"), (actual.Failure!.Kind, actual.Failure.Cap));
        Assert.Contains("what came before is kept", actual.Failure.Message, StringComparison.Ordinal);
        Assert.Equal((1_800_007, 1_800_000, 1), (actual.Text.Length, actual.Reasoning.Replace("\n", "", StringComparison.Ordinal).Length, actual.ToolCalls.Count));
    }

    /// <summary>The longest answer of a large model, one token an event, let go by a cache at the same instant.</summary>
    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Dialects))]
    public async Task Whole_answer_at_once_is_no_flood(string dialectName)
    {
        var dialect = FaultDialect.Named(dialectName);
        var thousand = string.Concat(Enumerable.Repeat(dialect.Delta("x"), 1000));

        var actual = await ReadAsync(dialect, Caps.Pieces(dialect.Begun("x"), Enumerable.Repeat(thousand, 128)).Raw(dialect.Ending), TestContext.Current.CancellationToken);

        Assert.Equal((null, 128_001), (actual.Failure, actual.Text.Length));
    }

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Dialects))]
    public async Task Compressed_error_is_told_by_its_status_and_its_body_is_not_read(string dialectName)
    {
        var dialect = FaultDialect.Named(dialectName);

        var actual = await ReadAsync(dialect, Caps.Compressed(ProviderReply.Bytes("application/json", 401)), TestContext.Current.CancellationToken);

        Assert.Equal((ProviderErrorKind.Authentication, null), (actual.Failure!.Kind, actual.Failure.ProviderMessage));
        Assert.Contains("compressed (gzip), which was not asked for", actual.Failure.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Dialects))]
    public async Task List_of_models_is_held_to_the_same_caps(string dialectName)
    {
        var dialect = FaultDialect.Named(dialectName);
        await using var server = await ProviderServer.StartAsync();
        await using var services = Services(dialect, server);
        var catalog = services.GetRequiredService<IModelCatalog>();

        server.Models = Caps.Compressed(ProviderReply.Bytes("application/json"));
        await catalog.RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Contains("compressed its answer (gzip), which was not asked for", catalog.Providers[0].Problem, StringComparison.Ordinal);

        server.Models = Caps.Pieces(ProviderReply.Bytes("application/json"), Enumerable.Repeat(new string('[', 512 * 1024), 17));
        await catalog.RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Contains("larger than 8 MiB", catalog.Providers[0].Problem, StringComparison.Ordinal);

        server.Models = ProviderReply.Json(200, dialect.Models);
        await catalog.RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Equal((null, 1), (catalog.Providers[0].Problem, catalog.Providers[0].Models));
        Assert.All(server.Requests, request => Assert.Equal("identity", request.Headers["Accept-Encoding"]));
    }

    private static async Task<Transcript> ReadAsync(FaultDialect dialect, ProviderReply reply, CancellationToken cancellationToken)
    {
        await using var server = await ProviderServer.StartAsync(reply);
        await using var services = Services(dialect, server);
        var catalog = services.GetRequiredService<IModelCatalog>();
        var client = catalog.GetChatClient(catalog.Find($"{catalog.Providers[0].ProviderId}/test-model")!);
        return await Transcript.OfAsync(client.GetStreamingResponseAsync("Hi", cancellationToken: cancellationToken));
    }

    private static ServiceProvider Services(FaultDialect dialect, ProviderServer server)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(Faults.Now));
        dialect.Configure(services, server.Origin);
        return services.BuildServiceProvider(validateScopes: true);
    }
}
