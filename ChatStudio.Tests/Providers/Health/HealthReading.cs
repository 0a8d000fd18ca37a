using ChatStudio.Core.Providers.Health;

namespace ChatStudio.Tests.Providers.Health;

public static class HealthReading
{
    public static HealthStep Step(this HealthReport report, HealthCheckpoint checkpoint) => Assert.Single(report.Steps, step => step.Checkpoint == checkpoint);

    /// <summary>The check failed at this step with these words; nothing after it was run.</summary>
    public static void AssertFailed(this HealthReport report, HealthCheckpoint at, HealthState state, string word, string title, string body)
    {
        Assert.Equal((state, title, body), (report.State, report.Advice?.Title, report.Advice?.Body));
        Assert.Equal((HealthStepState.Failed, word), (report.Step(at).State, report.Step(at).Word));
        Assert.All(report.Steps.SkipWhile(step => step.Checkpoint != at).Skip(1), step => Assert.Equal(HealthStepState.NotRun, step.State));
    }

    /// <summary>With a fixed name in place of the test server's <c>127.0.0.1:40123</c>.</summary>
    public static HealthReport Renamed(this HealthReport report, string name)
        => report with { Advice = report.Advice is { } advice ? advice with { Title = advice.Title.Replace(report.ProviderName, name, StringComparison.Ordinal) } : null };
}
