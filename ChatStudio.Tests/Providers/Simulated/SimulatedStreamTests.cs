namespace ChatStudio.Tests.Providers.Simulated;

public sealed class SimulatedStreamTests
{
    [Fact]
    public async Task Cancelled_read_ends_at_once()
    {
        using var simulator = new SimulatorConversation();
        using var response = await simulator.PostAsync(SimulatorConversation.Body("steady-50", "Explain batching"), TestContext.Current.CancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        Assert.True(await stream.ReadAsync(new byte[4096], TestContext.Current.CancellationToken) > 0);
        using var cancel = new CancellationTokenSource();

        var read = stream.ReadAsync(new byte[4096], cancel.Token).AsTask();
        Assert.False(read.IsCompleted);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    [Fact]
    public async Task Disposing_the_response_ends_a_read_that_waits()
    {
        using var simulator = new SimulatorConversation();
        var response = await simulator.PostAsync(SimulatorConversation.Body("steady-50", "Explain batching"), TestContext.Current.CancellationToken);
        var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        Assert.True(await stream.ReadAsync(new byte[4096], TestContext.Current.CancellationToken) > 0);

        var read = stream.ReadAsync(new byte[4096], TestContext.Current.CancellationToken).AsTask();
        Assert.False(read.IsCompleted);
        response.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => read);
    }

    [Fact]
    public async Task Reader_with_a_buffer_of_one_byte_gets_the_same_bytes()
    {
        var body = SimulatorConversation.Body("steady-50", "repeat after me: 漢字 and 👩‍💻", usage: true);
        using var whole = new SimulatorConversation();
        var expected = string.Concat((await whole.ReadAsync(body, TimeSpan.FromMilliseconds(20))).Select(read => read.Bytes));
        using var simulator = new SimulatorConversation();
        using var response = await simulator.PostAsync(body, TestContext.Current.CancellationToken);
        simulator.Time.Advance(TimeSpan.FromMinutes(1));
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);

        var bytes = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, TestContext.Current.CancellationToken) == 1)
        {
            bytes.Add(one[0]);
        }

        Assert.Equal(expected, System.Text.Encoding.UTF8.GetString([.. bytes]));
    }

    [Fact]
    public async Task Cancelled_request_without_stream_ends_at_once()
    {
        using var simulator = new SimulatorConversation();
        using var cancel = new CancellationTokenSource();

        var answer = simulator.PostAsync(SimulatorConversation.Body("steady-50", "Explain batching", stream: false), cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }
}
