namespace ChatStudio.Tests.Providers.Simulated;

public sealed class SimulatedScheduleTests
{
    [Theory]
    [InlineData("steady-50", 50, 1)]
    [InlineData("fast-400", 400, 1)]
    [InlineData("fast-400", 400, 15)]
    [InlineData("steady-1000", 1000, 1)]
    [InlineData("steady-1000", 1000, 15)]
    [InlineData("steady-37", 37, 4)]
    [InlineData("bursts-of-64", 80, 1)]
    public async Task Rate_is_right_on_average_whatever_the_grain_of_the_timer(string model, double rate, int timerGrainMs)
    {
        var times = await TextTimesAsync(model, "Write about 3000 tokens on scheduling", TimeSpan.FromMilliseconds(timerGrainMs));

        var measured = (times.Count - 1) / (times[^1] - times[0]).TotalSeconds;
        Assert.InRange(measured, rate * 0.98, rate * 1.02);
    }

    [Fact]
    public async Task First_token_comes_after_300_ms()
    {
        var times = await TextTimesAsync("steady-50", "Explain batching", TimeSpan.FromMilliseconds(1));

        Assert.Equal(TimeSpan.FromMilliseconds(300), times[0]);
    }

    [Fact]
    public async Task Bursts_bring_64_tokens_at_the_same_moment()
    {
        var times = await TextTimesAsync("bursts-of-64", "Explain batching", TimeSpan.FromMilliseconds(1));

        var bursts = times.GroupBy(time => time).Select(burst => burst.Count()).ToArray();
        Assert.All(bursts[..^1], count => Assert.Equal(64, count));
        Assert.InRange(bursts[^1], 1, 64);
    }

    [Fact]
    public async Task Stall_is_one_silence_of_two_seconds_in_the_middle()
    {
        var times = await TextTimesAsync("two-second-stall", "Explain batching", TimeSpan.FromMilliseconds(1));

        var gaps = times.Zip(times.Skip(1), (a, b) => b - a).ToArray();
        var stall = Array.FindIndex(gaps, gap => gap > TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromMilliseconds(2020), gaps[stall]);
        Assert.Equal(times.Count / 2 - 1, stall);
        Assert.Single(gaps, gap => gap > TimeSpan.FromMilliseconds(21));
    }

    [Fact]
    public async Task Reasoning_lasts_some_seconds_before_the_text()
    {
        using var simulator = new SimulatorConversation();
        var events = await simulator.ReadEventsAsync(SimulatorConversation.Body("reasoning-first", "Explain batching"));

        var reasoning = events.Where(item => SimulatorConversation.Delta(item.Data, "reasoning_content") is not null).ToArray();
        var text = events.First(item => SimulatorConversation.Delta(item.Data) is not null);
        Assert.InRange((text.At - reasoning[0].At).TotalSeconds, 2, 8);
    }

    [Fact]
    public async Task Reader_that_was_away_gets_all_that_is_due_at_once()
    {
        using var simulator = new SimulatorConversation();
        using var response = await simulator.PostAsync(SimulatorConversation.Body("steady-50", "Explain batching"), TestContext.Current.CancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        simulator.Time.Advance(TimeSpan.FromSeconds(1.3));
        var buffer = new byte[64 * 1024];

        var events = 0;
        while (stream.ReadAsync(buffer, TestContext.Current.CancellationToken).AsTask() is { IsCompleted: true } read)
        {
            events += System.Text.Encoding.UTF8.GetString(buffer, 0, await read).Split("\n\n").Length - 1;
        }

        Assert.Equal(1 + 51, events); // role, and the tokens of 0.3 s to 1.3 s
    }

    private static async Task<IReadOnlyList<TimeSpan>> TextTimesAsync(string model, string prompt, TimeSpan grain)
    {
        using var simulator = new SimulatorConversation();
        var events = await simulator.ReadEventsAsync(SimulatorConversation.Body(model, prompt), grain);
        return [.. events.Where(item => SimulatorConversation.Delta(item.Data) is not null).Select(item => item.At)];
    }
}
