using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatStudio.Tests.Generation;

public sealed class GenerationServiceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Find_knows_live_runs_and_the_last_ended_ones()
    {
        await using var studio = new GenerationFixture(new() { KeptRuns = 2 });
        var live = studio.Start();
        await studio.Client.NextCallAsync(Cancel);
        var ended = new List<Run>();
        for (var i = 0; i < 3; i++)
        {
            studio.Client.Prepare().Text("x").Finish();
            ended.Add(studio.Start());
            await ended[i].OutcomeAsync(Cancel);
        }

        Assert.Null(studio.Generation.Find(ended[0].Id));
        Assert.Same(ended[1], studio.Generation.Find(ended[1].Id));
        Assert.Same(ended[2], studio.Generation.Find(ended[2].Id));
        Assert.Same(live, studio.Generation.Find(live.Id));
        Assert.True(studio.Generation.Stop(live.Id));
        Assert.False(studio.Generation.Stop(new RunId(Guid.NewGuid())));
    }

    [Fact]
    public async Task Run_that_ends_is_told_to_the_models_history()
    {
        await using var studio = new GenerationFixture();
        var (run, answer) = await studio.StartAnsweredAsync(Cancel);
        studio.Time.Advance(TimeSpan.FromSeconds(0.4));
        answer.Text("x").Finish();
        await run.OutcomeAsync(Cancel);

        Assert.Equal(0.4, studio.History.UsualTimeToFirstToken(FakeModelCatalog.Model.Key)!.Value, 3);
        Assert.Null(studio.History.UsualRate(FakeModelCatalog.Model.Key));
        Assert.Null(studio.History.UsualTimeToFirstToken("test/unknown"));
    }

    [Fact]
    public async Task Run_started_after_shutdown_is_interrupted_at_once()
    {
        await using var studio = new GenerationFixture();
        await studio.Services.GetRequiredService<IEnumerable<IHostedService>>().Single().StopAsync(Cancel);

        Assert.Equal(RunState.Interrupted, studio.Start().State);
    }

    [Fact]
    public async Task Run_lives_on_without_the_callers_context()
    {
        await using var studio = new GenerationFixture();
        var circuit = new AsyncLocal<string> { Value = "the circuit" };
        string? seen = "nothing yet";
        studio.Client.Prepare().Observe(_ => seen = circuit.Value).Finish();

        await studio.Start().OutcomeAsync(Cancel);

        Assert.Null(seen);
    }

    [Fact]
    public async Task Run_tells_open_telemetry_what_the_conventions_ask_for()
    {
        await using var studio = new GenerationFixture();
        using var listener = new MeasurementRecorder(studio.Services, GenAiInstruments.MeterName);
        var (run, answer) = await studio.StartAnsweredAsync(Cancel);
        studio.Time.Advance(TimeSpan.FromSeconds(0.5));
        answer.Text("a");
        await run.UntilTextAsync(1, Cancel);
        studio.Time.Advance(TimeSpan.FromSeconds(0.25));
        answer.Text("b").Usage(12, 34).Throw(new ProviderException(ProviderErrorKind.ServerError, "No."));
        await run.OutcomeAsync(Cancel);

        const string Common = "gen_ai.operation.name=chat gen_ai.provider.name=test gen_ai.request.model=model";
        Assert.Equal(
            [
                $"gen_ai.client.operation.time_to_first_chunk 0.5 {Common}",
                $"gen_ai.client.operation.time_per_output_chunk 0.25 {Common}",
                $"gen_ai.client.token.usage 12 {Common} gen_ai.token.type=input",
                $"gen_ai.client.token.usage 34 {Common} gen_ai.token.type=output",
                $"gen_ai.client.operation.duration 0.75 {Common} error.type=ServerError",
            ],
            listener.Lines);
    }

    [Fact]
    public async Task Stopped_run_is_no_error_and_its_estimates_are_not_told_as_usage()
    {
        await using var studio = new GenerationFixture();
        using var listener = new MeasurementRecorder(studio.Services, GenAiInstruments.MeterName);
        var (run, answer) = await studio.StartAnsweredAsync(Cancel);
        answer.Text("a");
        await run.UntilTextAsync(1, Cancel);
        run.Stop();

        Assert.DoesNotContain(listener.Lines, l => l.Contains("error.type", StringComparison.Ordinal) || l.Contains("token.usage", StringComparison.Ordinal));
        Assert.Contains(listener.Lines, l => l.StartsWith("gen_ai.client.operation.duration", StringComparison.Ordinal));
    }
}
