using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;

namespace ChatStudio.Benchmarks.Circuits;

/// <summary>A WebSocket to the hub of Blazor, opened as a browser opens it: negotiated, compressed, from the server's own origin.</summary>
internal sealed class CircuitSocket : IDisposable
{
    private const byte RecordSeparator = 0x1e;
    private static readonly byte[] Handshake = [.. """{"protocol":"blazorpack","version":1}"""u8, RecordSeparator];

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly BlazorPackWriter _writer = new();
    private CountingStream? _wire;
    private byte[] _buffer = new byte[16 * 1024];

    /// <summary>Bytes that have come over the wire.</summary>
    public long WireBytes => _wire?.Received ?? 0;

    public async Task OpenAsync(HttpClient http, string origin, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsync(new Uri($"{origin}/_blazor/negotiate?negotiateVersion=1"), null, cancellationToken);
        response.EnsureSuccessStatusCode();
        var negotiated = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        var token = negotiated.GetProperty("connectionToken").GetString();

        _socket.Options.SetRequestHeader("Origin", origin);
        // permessage-deflate; client_max_window_bits, as Chromium offers it.
        _socket.Options.DangerousDeflateOptions = new();
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = ConnectAsync });
        await _socket.ConnectAsync(new Uri($"{origin.Replace("http", "ws", StringComparison.Ordinal)}/_blazor?id={token}"), invoker, cancellationToken);
        await _socket.SendAsync(Handshake, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        var answer = await ReceiveAsync(cancellationToken);
        if (!answer.Span.SequenceEqual("{}\u001e"u8))
        {
            throw new InvalidOperationException($"The hub refused the protocol: {System.Text.Encoding.UTF8.GetString(answer.Span)}");
        }
    }

    /// <summary>The next message, whole and unpacked; empty at the end. Valid until the next call.</summary>
    public async Task<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellationToken)
    {
        for (var length = 0; ;)
        {
            if (length == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return default;
            }

            if (part.EndOfMessage)
            {
                return _buffer.AsMemory(0, length);
            }
        }
    }

    /// <inheritdoc cref="BlazorPackWriter.Invocation"/>
    public async Task SendAsync(string? invocationId, string target, object?[] arguments, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(_writer.Invocation(invocationId, target, arguments), WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Tells the server that the client is there; without it the server gives it up after 30 s.</summary>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(_writer.Ping(), WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _sending.Dispose();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return _wire = new CountingStream(new NetworkStream(socket, ownsSocket: true));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
