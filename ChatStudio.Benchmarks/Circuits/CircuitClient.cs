using System.Diagnostics;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace ChatStudio.Benchmarks.Circuits;

/// <summary>A browser tab without a browser: opens a page's circuit, acknowledges its batches, answers the calls into the page.</summary>
internal sealed class CircuitClient(string origin, ClientMode mode) : IAsyncDisposable
{
    private static readonly TimeSpan PingPeriod = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SlowAcknowledgement = TimeSpan.FromMilliseconds(400);

    private readonly CircuitSocket _socket = new();
    private readonly PageScript _page = new();
    private readonly CancellationTokenSource _leaving = new();
    // As many as the server sends without an acknowledgement, and some.
    private readonly Channel<long> _unacknowledged = Channel.CreateBounded<long>(64);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _work = Task.CompletedTask;
    private AnswerProbe? _probe;
    private long _batches;
    private long _batchBytes;
    private long _payloadBytes;
    private long _calls;
    private int _isSilent;

    public CircuitTraffic Traffic => new(Volatile.Read(ref _batches), Volatile.Read(ref _batchBytes), Volatile.Read(ref _payloadBytes), _socket.WireBytes);

    /// <summary>Ends with the circuit; faults when the server reports an error.</summary>
    public Task Work => _work;

    /// <summary>Opens a page and waits for its first batch.</summary>
    public async Task OpenAsync(HttpClient http, string path)
    {
        var html = await http.GetStringAsync(new Uri(origin + path), _leaving.Token);
        await _socket.OpenAsync(http, origin, _leaving.Token);
        _work = Task.WhenAll(ReceiveAsync(), PingAsync(), AcknowledgeSlowlyAsync());
        await _socket.SendAsync("0", "StartCircuit", [$"{origin}/", origin + path, "[]", PageMarkup.ApplicationState(html)], _leaving.Token);
        await await Task.WhenAny(_opened.Task, _work);
        await _socket.SendAsync(null, "UpdateRootComponents", [PageMarkup.RootComponents(html), PageMarkup.ApplicationState(html)], _leaving.Token);
    }

    /// <summary>Watches for an answer from now on. A silent client falls silent.</summary>
    public void Watch(AnswerProbe probe)
    {
        Volatile.Write(ref _probe, probe);
        Volatile.Write(ref _isSilent, mode == ClientMode.Silent ? 1 : 0);
    }

    /// <summary>Acknowledges everything, and from now on at once.</summary>
    public async Task WakeAsync()
    {
        Volatile.Write(ref _isSilent, 0);
        while (mode == ClientMode.Silent && _unacknowledged.Reader.TryRead(out var batch))
        {
            await AcknowledgeAsync(batch);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _socket.Dispose();
        try
        {
            await _work;
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The tab was closed.
        }

        _leaving.Dispose();
    }

    private async Task ReceiveAsync()
    {
        while (await _socket.ReceiveAsync(_leaving.Token) is { IsEmpty: false } frame)
        {
            var receivedAt = Stopwatch.GetTimestamp();
            _payloadBytes += frame.Length;
            foreach (var (target, arguments) in Read(frame, receivedAt))
            {
                await _socket.SendAsync(null, target, arguments, _leaving.Token);
            }
        }
    }

    // What has to be answered, and how.
    private List<(string Target, object?[] Arguments)> Read(ReadOnlyMemory<byte> frame, long receivedAt)
    {
        var answers = new List<(string, object?[])>();
        var messages = new BlazorPackReader(frame.Span);
        while (!messages.IsEnd)
        {
            var message = new BlazorPackReader(messages.ReadMessage());
            message.ReadArrayHeader();
            switch (message.ReadInteger())
            {
                case 1: ReadInvocation(ref message, receivedAt, answers); break;
                case 3: ReadCompletion(ref message); break;
                case 7: throw new InvalidOperationException($"The server closed the circuit: {message.ReadString()}");
            }
        }

        return answers;
    }

    private void ReadInvocation(ref BlazorPackReader message, long receivedAt, List<(string, object?[])> answers)
    {
        message.SkipHeaders();
        message.ReadBytes();
        var target = message.ReadBytes();
        message.ReadArrayHeader();
        if (target.SequenceEqual("JS.RenderBatch"u8))
        {
            var id = message.ReadInteger();
            var batch = message.ReadBytes();
            _batches++;
            _batchBytes += batch.Length;
            Volatile.Read(ref _probe)?.Look(batch, receivedAt);
            if (mode == ClientMode.Prompt || (mode == ClientMode.Silent && Volatile.Read(ref _isSilent) == 0))
            {
                answers.Add(("OnRenderCompleted", [id, null]));
            }
            else if (!_unacknowledged.Writer.TryWrite(id))
            {
                throw new InvalidOperationException("The server sends on without an acknowledgement.");
            }
        }
        else if (target.SequenceEqual("JS.BeginInvokeJS"u8))
        {
            ReadCall(ref message, answers);
        }
        else if (target.SequenceEqual("JS.Error"u8))
        {
            throw new InvalidOperationException($"The circuit broke: {message.ReadString()}");
        }
    }

    // JS.BeginInvokeJS: handle, function, arguments as JSON, type of the result, object, kind of the call
    private void ReadCall(ref BlazorPackReader message, List<(string, object?[])> answers)
    {
        var handle = message.ReadInteger();
        var function = message.ReadString();
        var arguments = message.ReadString();
        var (result, then) = _page.Answer(function, arguments, (int)message.ReadInteger(), message.ReadInteger());
        if (then is var (target, method, parameters))
        {
            answers.Add(("BeginInvokeDotNetFromJS", [(++_calls).ToString(System.Globalization.CultureInfo.InvariantCulture), null, method, target, parameters]));
        }

        if (handle != 0)
        {
            answers.Add(("EndInvokeJSFromDotNet", [handle, true, $"[{handle},true,{result}]"]));
        }
    }

    private void ReadCompletion(ref BlazorPackReader message)
    {
        message.SkipHeaders();
        message.ReadBytes();
        // 1: an error and its text; 2: nothing; 3: a result.
        if (message.ReadInteger() == 1)
        {
            throw new InvalidOperationException($"The hub refused a call: {message.ReadString()}");
        }

        _opened.TrySetResult();
    }

    private Task AcknowledgeAsync(long batch) => _socket.SendAsync(null, "OnRenderCompleted", [batch, null], _leaving.Token);

    private async Task AcknowledgeSlowlyAsync()
    {
        if (mode == ClientMode.Slow)
        {
            await foreach (var batch in _unacknowledged.Reader.ReadAllAsync(_leaving.Token))
            {
                await Task.Delay(SlowAcknowledgement, _leaving.Token);
                await AcknowledgeAsync(batch);
            }
        }
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingPeriod);
        while (await timer.WaitForNextTickAsync(_leaving.Token))
        {
            await _socket.PingAsync(_leaving.Token);
        }
    }
}
