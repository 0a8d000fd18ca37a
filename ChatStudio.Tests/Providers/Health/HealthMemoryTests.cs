using System.Text.Json;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Health;

namespace ChatStudio.Tests.Providers.Health;

public sealed class HealthMemoryTests
{
    private static readonly ModelInfo Model = new("p/m", "m", "p", "P");
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly HealthMemory _memory = new();

    [Fact]
    public void Nothing_is_known_of_what_was_never_checked()
    {
        Assert.Null(_memory.OfModel(Model));
        Assert.Null(_memory.LastHealthy("p"));
    }

    [Fact]
    public void Check_is_remembered_for_its_provider_and_its_model()
    {
        var report = Report(HealthState.Healthy, "m", Noon);
        _memory.Record(report);

        Assert.Equal((report, report), (_memory.OfProvider("p"), _memory.OfModel(Model)));
        Assert.Null(_memory.OfModel(Model with { Key = "p/other", ModelId = "other" }));
        Assert.Equal(Noon, _memory.LastHealthy("p"));
    }

    [Fact]
    public void Provider_out_of_reach_takes_its_models_with_it()
    {
        _memory.Record(Report(HealthState.Healthy, "m", Noon));
        var gone = Report(HealthState.Unreachable, null, Noon.AddMinutes(5));
        _memory.Record(gone);

        Assert.Equal(gone, _memory.OfModel(Model));
        Assert.Equal(Noon, _memory.LastHealthy("p"));

        var back = Report(HealthState.Healthy, "m", Noon.AddMinutes(6));
        _memory.Record(back);
        Assert.Equal(back, _memory.OfModel(Model));
    }

    [Fact]
    public void Forgotten_provider_is_unknown_again()
    {
        _memory.Record(Report(HealthState.Healthy, "m", Noon));
        var changes = 0;
        _memory.Changed += () => changes++;

        _memory.Forget("p");

        Assert.Equal((null, null, null, 1), (_memory.OfProvider("p"), _memory.OfModel(Model), _memory.LastHealthy("p"), changes));
    }

    [Fact]
    public void Running_check_is_not_remembered()
        => Assert.Throws<ArgumentException>(() => _memory.Record(Report(HealthState.Checking, null, Noon)));

    [Fact]
    public void Report_survives_storage()
    {
        var report = Report(HealthState.KeyRejected, "m", Noon) with
        {
            Steps = [new(HealthCheckpoint.Connect, HealthStepState.Ok) { Start = TimeSpan.FromMilliseconds(8), Duration = TimeSpan.FromMilliseconds(64), Result = "r" }],
            Capabilities = new() { Streams = true },
            Advice = new(HealthState.KeyRejected, "401", "Title", "Body") { ProviderMessage = "Words" },
        };

        var read = JsonSerializer.Deserialize<HealthReport>(JsonSerializer.Serialize(report))!;

        Assert.Equal(report.Steps, read.Steps);
        Assert.Equal(report, read with { Steps = report.Steps });
    }

    private static HealthReport Report(HealthState state, string? model, DateTimeOffset at)
        => new() { ProviderId = "p", ProviderName = "P", Place = "p:1", Dialect = "d", Model = model, StartedAt = at, Took = TimeSpan.FromSeconds(1), State = state, Steps = [] };
}
