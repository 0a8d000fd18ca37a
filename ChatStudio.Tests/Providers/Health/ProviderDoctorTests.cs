using ChatStudio.Core.Providers.Health;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using static ChatStudio.Core.Providers.Health.HealthCheckpoint;

namespace ChatStudio.Tests.Providers.Health;

/// <summary>A check from the name to a streamed answer, over a real server.</summary>
public sealed class ProviderDoctorTests
{
    private static readonly string[] Sixteen = [.. Enumerable.Range(1, 16).Select(number => $"{number} ")];

    [Fact]
    public async Task Healthy_provider_passes_each_step_in_order()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Chat(Sixteen));

        var report = await HealthSession.CheckAsync(server.BaseUrl);

        Assert.Equal(HealthState.Healthy, report.State);
        Assert.Equal([ResolveName, Connect, Authenticate, ListModels, HealthCheckpoint.Stream, Usage, Reasoning], report.Steps.Select(step => step.Checkpoint));
        Assert.All(report.Steps.SkipLast(1), step => Assert.Equal(HealthStepState.Ok, step.State));
        Assert.Equal((1, "test-model", true, true), (report.ModelsFound, report.Model, report.Capabilities.Streams, report.Capabilities.ReportsUsage));
        Assert.Equal("12 tokens in, 34 out", report.Step(Usage).Result);
        Assert.Equal("Nothing was charged.", report.CostNote);
        Assert.Null(report.Advice);
        Assert.EndsWith("s to first token · 1 model", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_follow_each_other_on_the_time_axis()
    {
        await using var server = await ProviderServer.StartAsync();

        var report = await HealthSession.CheckAsync(server.BaseUrl);

        Assert.All(report.Steps.Zip(report.Steps.Skip(1)), pair => Assert.True(pair.First.Start + pair.First.Duration <= pair.Second.Start));
        Assert.True(report.Steps[^1].Start + report.Steps[^1].Duration <= report.Took);
    }

    [Fact]
    public async Task Check_tells_each_step_when_it_begins_and_remembers_the_end()
    {
        await using var server = await ProviderServer.StartAsync();
        await using var session = new HealthSession(server.BaseUrl);
        var changes = 0;
        session.Memory.Changed += () => changes++;

        var reports = new List<HealthReport>();
        await foreach (var report in session.Doctor.CheckAsync(session.Target, cancellationToken: TestContext.Current.CancellationToken))
        {
            reports.Add(report);
        }

        Assert.Equal(reports[^1].Steps.Select(step => step.Checkpoint), reports.SkipLast(1).Select(report => Assert.Single(report.Steps, step => step.State == HealthStepState.Running).Checkpoint));
        Assert.All(reports.SkipLast(1), report => Assert.Equal(HealthState.Checking, report.State));
        Assert.Equal((1, reports[^1]), (changes, session.Memory.OfProvider(session.Target.ProviderId)));
    }

    [Fact]
    public async Task Test_answer_is_small_and_sent_once()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Error(500, "Down."));

        var report = await HealthSession.CheckAsync(server.BaseUrl);

        var request = Assert.Single(server.ChatRequests);
        Assert.Equal((16, true), (request.Json.GetProperty("max_tokens").GetInt32(), request.Json.GetProperty("stream").GetBoolean()));
        Assert.Equal(HealthState.Failing, report.State);
        Assert.Equal("Down.", report.Advice!.ProviderMessage);
    }

    [Fact]
    public async Task Named_model_is_tried_even_when_no_list_names_it()
    {
        await using var server = await ProviderServer.StartAsync();

        var report = await HealthSession.CheckAsync(server.BaseUrl, options: new() { Model = "other" });

        Assert.Equal(("other", "other"), (report.Model, Assert.Single(server.ChatRequests).Json.GetProperty("model").GetString()));
    }

    [Fact]
    public async Task Server_without_a_list_is_tried_with_the_named_model()
    {
        await using var server = await ProviderServer.StartAsync();
        server.Models = ProviderReply.Error(404, "Not here.");

        var report = await HealthSession.CheckAsync(server.BaseUrl, options: new() { Model = "other" });

        Assert.Equal((HealthState.Healthy, HealthStepState.Unknown, HealthStepState.Missing), (report.State, report.Step(Authenticate).State, report.Step(ListModels).State));
    }

    [Fact]
    public async Task Slow_first_token_makes_a_slow_provider()
    {
        await using var server = await ProviderServer.StartAsync();

        var report = await HealthSession.CheckAsync(server.BaseUrl, options: new() { Limits = new() { Slow = TimeSpan.Zero } });

        Assert.Equal(HealthState.Slow, report.State);
    }

    [Theory]
    [InlineData(Authenticate, HealthState.TimedOut, "did not list its models in time")]
    [InlineData(HealthCheckpoint.Stream, HealthState.TimedOut, "did not finish a short answer in time")]
    public async Task Step_that_hangs_is_ended_by_its_limit(HealthCheckpoint step, HealthState state, string title)
    {
        await using var server = await ProviderServer.StartAsync(step == HealthCheckpoint.Stream ? ProviderReply.Stream().Text("1 ").Hang() : ProviderReply.Chat("1"));
        server.Models = step == Authenticate ? ProviderReply.HangBeforeHeaders() : server.Models;
        var time = new FakeTimeProvider();
        await using var session = new HealthSession(server.BaseUrl, time: time);
        HealthReport? last = null;

        await foreach (var report in session.Doctor.CheckAsync(session.Target, cancellationToken: TestContext.Current.CancellationToken))
        {
            last = report;
            if (report.Steps.Any(s => s.Checkpoint == step && s.State == HealthStepState.Running))
            {
                _ = AdvanceOnceAskedAsync(server, step, time);
            }
        }

        Assert.Equal((state, HealthStepState.Failed, "too late"), (last!.State, last.Step(step).State, last.Step(step).Word));
        Assert.Contains(title, last.Advice!.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_check_stops_and_remembers_nothing()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.HangBeforeHeaders());
        await using var session = new HealthSession(server.BaseUrl);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var check = session.Doctor.ReportAsync(session.Target, cancellationToken: leaving.Token);
        var request = await server.NextChatRequestAsync(TestContext.Current.CancellationToken);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check);
        await request.Aborted.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Null(session.Memory.OfProvider(session.Target.ProviderId));
    }

    [Fact]
    public async Task Provider_inside_this_process_needs_no_network()
    {
        await using var session = new HealthSession("http://localhost:1/v1");
        var target = session.TargetOf("simulated");

        var report = await session.Doctor.ReportAsync(target, new() { Model = "fast-400" }, TestContext.Current.CancellationToken);

        Assert.Equal([ListModels, HealthCheckpoint.Stream, Usage, Reasoning], report.Steps.Select(step => step.Checkpoint));
        Assert.Equal((HealthState.Healthy, "this process", "Nothing was charged."), (report.State, report.Place, report.CostNote));
    }

    [Fact]
    public async Task Report_holds_no_key_and_no_path()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Error(401, $"Incorrect API key provided: {HealthSession.Key}"));

        var report = await HealthSession.CheckAsync($"{server.BaseUrl}/tenant-secret?api-version=hidden");

        Assert.True(report.State == HealthState.KeyRejected, report.ToText());
        var json = System.Text.Json.JsonSerializer.Serialize(report);
        foreach (var text in new[] { report.ToText(), json })
        {
            Assert.DoesNotContain(HealthSession.Key, text, StringComparison.Ordinal);
            Assert.DoesNotContain("tenant-secret", text, StringComparison.Ordinal);
            Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
        }
    }

    private static async Task AdvanceOnceAskedAsync(ProviderServer server, HealthCheckpoint step, FakeTimeProvider time)
    {
        // The server has the request, so our limit is running.
        while (!server.Requests.Any(request => step == HealthCheckpoint.Stream == request.Path.Contains("chat", StringComparison.Ordinal)))
        {
            await Task.Yield();
        }

        time.Advance(TimeSpan.FromMinutes(2));
    }
}
