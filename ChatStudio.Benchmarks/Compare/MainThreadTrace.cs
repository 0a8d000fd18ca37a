using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace ChatStudio.Benchmarks.Compare;

/// <summary>Records the tasks of a page's main thread by Chromium's own trace, which knows how much processor time each of them took.</summary>
internal sealed class MainThreadTrace
{
    private static readonly string[] Categories = ["toplevel"];

    private readonly ICDPSession _session;
    private readonly TaskCompletionSource<string> _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MainThreadTrace(ICDPSession session)
    {
        _session = session;
        session.Event("Tracing.tracingComplete").OnEvent += (_, told) => _complete.TrySetResult(told!.Value.GetProperty("stream").GetString()!);
    }

    public static async Task<MainThreadTrace> StartAsync(ICDPSession session)
    {
        var trace = new MainThreadTrace(session);
        await session.SendAsync("Tracing.start", new()
        {
            ["transferMode"] = "ReturnAsStream",
            ["traceConfig"] = new Dictionary<string, object> { ["includedCategories"] = Categories },
        });
        return trace;
    }

    /// <returns>The longest task in milliseconds of its thread's processor time.</returns>
    public async Task<double> EndAsync()
    {
        await _session.SendAsync("Tracing.end");
        using var trace = JsonDocument.Parse(await ReadAsync(await _complete.Task));
        var events = trace.RootElement.GetProperty("traceEvents").EnumerateArray().ToList();
        var threads = events.Where(entry => entry.GetProperty("name").GetString() == "thread_name" && entry.GetProperty("args").GetProperty("name").GetString() == "CrRendererMain").Select(Thread).ToHashSet();
        return events.Where(entry => threads.Contains(Thread(entry)) && entry.TryGetProperty("tdur", out _)).Select(entry => entry.GetProperty("tdur").GetDouble() / 1000).DefaultIfEmpty(double.NaN).Max();
    }

    private static (long Process, long Thread) Thread(JsonElement entry) => (entry.GetProperty("pid").GetInt64(), entry.GetProperty("tid").GetInt64());

    private async Task<string> ReadAsync(string stream)
    {
        var text = new StringBuilder();
        for (var isEnd = false; !isEnd;)
        {
            var piece = (await _session.SendAsync("IO.read", new() { ["handle"] = stream }))!.Value;
            text.Append(piece.GetProperty("data").GetString());
            isEnd = piece.GetProperty("eof").GetBoolean();
        }

        return text.ToString();
    }
}
