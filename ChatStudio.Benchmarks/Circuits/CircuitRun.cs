using System.Diagnostics;
using ChatStudio.Benchmarks.Documents;
using ChatStudio.Benchmarks.Hosting;

namespace ChatStudio.Benchmarks.Circuits;

/// <summary>Puts one load on a fresh server and measures it.</summary>
internal static class CircuitRun
{
    private const string FirstAnswer = "mixed-200@1000";
    private const int OpeningAtOnce = 16;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);
    // Prompts are spread over this time: people do not press Enter at the same moment.
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(1);

    /// <exception cref="TimeoutException">Text was still missing long after its end.</exception>
    public static async Task<CircuitResult> MeasureAsync(CircuitLoad load, int? serverCore)
    {
        var document = Document.Create(load.Document);
        await using var server = await ServerProcess.StartAsync(load.Page, serverCore);
        using var http = new HttpClient();
        await WarmAsync(server, http, load);

        var conversations = await server.StartConversationsAsync(FirstAnswer, load.Circuits);
        await Task.Delay(Settling);
        var empty = await server.CollectAsync();
        var clients = conversations.Select(_ => new CircuitClient(server.Origin, load.Mode)).ToList();
        try
        {
            await Parallel.ForEachAsync(clients.Zip(conversations), new ParallelOptions { MaxDegreeOfParallelism = OpeningAtOnce },
                async (pair, _) => await pair.First.OpenAsync(http, $"/chat/{pair.Second}"));
            await Task.Delay(Settling);
            var idle = await server.CollectAsync();
            return await StreamAsync(load, document, server, clients, conversations, empty, idle);
        }
        finally
        {
            foreach (var client in clients)
            {
                await client.DisposeAsync();
            }
        }
    }

    private static async Task<CircuitResult> StreamAsync(
        CircuitLoad load, Document document, ServerProcess server, List<CircuitClient> clients, IReadOnlyList<string> conversations, ServerCounters empty, ServerCounters idle)
    {
        var probes = clients.Select(_ => new AnswerProbe(document.MarkerEnds.Count)).ToList();
        var before = Total(clients);
        var (cpu, driverCpu, started) = (server.Cpu, Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        for (var i = 0; i < clients.Count; i++)
        {
            clients[i].Watch(probes[i]);
            await server.SendAsync(conversations[i], load.Model);
            if (Spread * (i + 1) / clients.Count - Stopwatch.GetElapsedTime(started) is var ahead && ahead > TimeSpan.Zero)
            {
                await Task.Delay(ahead);
            }
        }

        var silent = TimeSpan.FromSeconds((double)document.Tokens / load.Rate) + Settling;
        if (load.Mode == ClientMode.Silent)
        {
            await Task.Delay(silent);
            await Task.WhenAll(clients.Select(client => client.WakeAsync()));
        }

        await WaitAsync(clients, probes, (silent * 3) + TimeSpan.FromSeconds(60));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var (used, driverUsed, traffic) = (server.Cpu - cpu, Environment.CpuUsage.TotalTime - driverCpu, Total(clients) - before);
        var end = await server.CountersAsync();
        var latencies = await LatenciesAsync(server, document, conversations, probes);
        return new(load, (long)document.Tokens * clients.Count, (long)document.Bytes * clients.Count, seconds, probes.Sum(probe => probe.Missing), used, driverUsed, traffic, latencies, empty, idle, end);
    }

    // The first circuits of a process pay for what is compiled and cached once.
    private static async Task WarmAsync(ServerProcess server, HttpClient http, CircuitLoad load)
    {
        for (var round = 0; round < 2; round++)
        {
            var conversation = (await server.StartConversationsAsync(FirstAnswer, 1))[0];
            await using var client = new CircuitClient(server.Origin, ClientMode.Prompt);
            await client.OpenAsync(http, $"/chat/{conversation}");
            await Task.Delay(Settling);
            var probe = new AnswerProbe(Document.Create(load.Document).MarkerEnds.Count);
            client.Watch(probe);
            await server.SendAsync(conversation, $"{load.Document}@4000");
            await WaitAsync([client], [probe], TimeSpan.FromSeconds(120));
        }
    }

    private static async Task WaitAsync(List<CircuitClient> clients, List<AnswerProbe> probes, TimeSpan limit)
    {
        var complete = Task.WhenAll(probes.Select(probe => probe.Complete));
        var broken = Task.WhenAny(clients.Select(client => client.Work));
        using var waiting = new CancellationTokenSource();
        var first = await Task.WhenAny(complete, broken, Task.Delay(limit, waiting.Token));
        await waiting.CancelAsync();
        if (first == broken)
        {
            await await broken;
        }
    }

    private static CircuitTraffic Total(List<CircuitClient> clients) => clients.Aggregate(default(CircuitTraffic), (sum, client) => sum + client.Traffic);

    private static async Task<IReadOnlyList<double>> LatenciesAsync(ServerProcess server, Document document, IReadOnlyList<string> conversations, List<AnswerProbe> probes)
    {
        var latencies = new List<double>();
        for (var i = 0; i < probes.Count; i++)
        {
            var arrivals = await server.ArrivalsAsync(conversations[i]);
            for (var marker = 0; marker < document.MarkerEnds.Count; marker++)
            {
                if (probes[i].SeenAt[marker] > 0)
                {
                    latencies.Add(Stopwatch.GetElapsedTime(arrivals.TimeOf(document.MarkerEnds[marker]), probes[i].SeenAt[marker]).TotalMilliseconds);
                }
            }
        }

        latencies.Sort();
        return latencies;
    }
}
