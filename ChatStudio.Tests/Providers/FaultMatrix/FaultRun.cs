using System.Net;
using System.Net.Sockets;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Providers.FaultMatrix;

/// <summary>
/// A run against a server that plays a fault, followed to its end. Waits before retries are cut short and limits are passed
/// on a clock that stands still, so that nothing here waits.
/// </summary>
public sealed class FaultRun
{
    /// <summary>The text of all deltas in the log.</summary>
    public string Text { get; private set; } = "";

    public RunEvent.Finished Outcome { get; private set; } = null!;

    public List<RetryNotice> Retries { get; } = [];

    /// <summary>How many retries were scheduled after the first text.</summary>
    public int LateRetries { get; private set; }

    /// <summary>Requests for an answer that reached the server.</summary>
    public int Requests { get; private set; }

    /// <param name="replies">What the server answers, given a task that completes when the run has shown <see cref="Fault.Sent"/>.</param>
    public static async Task<FaultRun> PlayAsync(FaultDialect dialect, Fault fault, Func<Task, ProviderReply[]> replies, CancellationToken cancellationToken)
    {
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var certificate = TestCertificate.Create();
        await using var server = fault.Place == FaultPlace.UntrustedServer
            ? await ProviderServer.StartSecureAsync(certificate, replies(shown.Task))
            : await ProviderServer.StartAsync(replies(shown.Task));
        var time = new FakeTimeProvider(Faults.Now);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        dialect.Configure(services, Origin(fault.Place, server));
        services.AddGeneration();
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        var catalog = provider.GetRequiredService<IModelCatalog>();
        var model = catalog.Find($"{catalog.Providers[0].ProviderId}/test-model")!;
        var run = provider.GetRequiredService<GenerationService>().Start(new(model, [new ChatMessage(ChatRole.User, "Hi")]));

        var notes = new FaultRun();
        await foreach (var entry in run.Log.ReadAllAsync(0, cancellationToken))
        {
            notes.Note(entry.Event, run, shown);
            if (Passes(fault, entry.Event, notes.Text) is { } limit)
            {
                if (fault.Limit == TimeLimit.Headers)
                {
                    await server.NextChatRequestAsync(cancellationToken);
                }

                time.Advance(limit);
            }
        }

        // Polly waits on its clock, which stands still, for requests that are under way when it is disposed.
        await run.Execution.WaitAsync(cancellationToken);
        Assert.Equal(notes.Text, run.Text);
        notes.Outcome = run.Outcome!;
        notes.Requests = server.ChatRequests.Count;
        return notes;
    }

    private void Note(RunEvent happened, Run run, TaskCompletionSource shown)
    {
        switch (happened)
        {
            case RunEvent.TextDelta delta:
                Text += delta.Text;
                if (Text == Fault.Sent)
                {
                    shown.TrySetResult();
                }

                break;
            case RunEvent.RetryScheduled retry:
                Retries.Add(retry.Notice);
                LateRetries += Text.Length > 0 ? 1 : 0;
                run.RetryNow();
                break;
        }
    }

    // The default limits of a run, once it is where each of them counts.
    private static TimeSpan? Passes(Fault fault, RunEvent happened, string text) => (fault.Limit, happened) switch
    {
        (TimeLimit.Headers, RunEvent.RequestSent) => new RunLimits().Headers,
        (TimeLimit.FirstToken, RunEvent.HeadersReceived) => new RunLimits().FirstToken,
        (TimeLimit.Idle, RunEvent.TextDelta) when text == Fault.Sent => new RunLimits().Idle,
        _ => null,
    };

    private static string Origin(FaultPlace place, ProviderServer server)
    {
        var origin = new Uri(server.BaseUrl).GetLeftPart(UriPartial.Authority);
        return place switch
        {
            FaultPlace.ClosedPort => $"http://127.0.0.1:{ClosedPort()}",
            FaultPlace.UnknownName => "http://no-such-host.invalid",
            FaultPlace.UntrustedServer => origin.Replace("127.0.0.1", "localhost", StringComparison.Ordinal),
            _ => origin,
        };
    }

    private static int ClosedPort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
