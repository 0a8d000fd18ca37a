using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Wire;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>
/// Bytes of a Chat Completions answer → chunks, one at a time. Reads the event stream that was asked for, and also what comes
/// in its place: a whole completion or an error object as plain JSON, a web page.
/// </summary>
internal sealed class OpenAIChatWire : IAsyncDisposable
{
    private readonly SseByteStream _bytes;
    private readonly OpenAIChatChunk _chunk = new();
    private readonly CancellationToken _cancellationToken;
    private IAsyncEnumerator<SseItem<FrameKind>>? _frames;
    private string? _malformed;
    private string? _quote;
    private bool _isOver;

    /// <param name="body">Stays the caller's.</param>
    public OpenAIChatWire(Stream body, TimeProvider time, Action<long>? bytesArrived, CancellationToken cancellationToken)
    {
        _bytes = new(body, time, bytesArrived);
        _cancellationToken = cancellationToken;
    }

    private enum FrameKind
    {
        /// <summary>An event without data: <c>event: ping</c>, <c>data:</c>.</summary>
        Empty,
        Chunk,
        Malformed,
    }

    /// <summary>What was read last. One instance, filled anew by the next read.</summary>
    public OpenAIChatChunk Current => _chunk;

    /// <summary>Reads the next chunk; false at the end of the answer, which is not yet the proof that it is complete.</summary>
    /// <exception cref="WireFormatException">
    /// A cap was exceeded, the answer is a web page, or a frame is malformed and another one follows it. A malformed last frame
    /// is what a cut looks like: it is dropped, and the missing end marker tells.
    /// </exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync()
    {
        if (_frames is null && !await OpenAsync().ConfigureAwait(false))
        {
            return _chunk.Error is not null || _chunk.Choice is not null;
        }

        while (!_isOver && await _frames!.MoveNextAsync().ConfigureAwait(false))
        {
            if (_frames.Current.Data == FrameKind.Empty)
            {
                continue;
            }

            if (_malformed is not null)
            {
                throw new WireFormatException("A frame of the stream is not valid JSON.", _malformed);
            }

            if (_frames.Current.Data == FrameKind.Chunk)
            {
                return true;
            }

            // Whether this is a cut or a fault is known when another frame follows, or none.
            _malformed = _quote;
        }

        var failed = !_isOver && _bytes.ErrorFieldValue is not null;
        _isOver = true;
        _chunk.Clear();
        if (failed)
        {
            _chunk.ArrivedAt = _bytes.ArrivedAt;
            _chunk.Error = ProviderErrorBody.Read(Encoding.UTF8.GetBytes(_bytes.ErrorFieldValue!));
        }

        return failed;
    }

    /// <summary>Reads what follows the end marker, so that the connection can be used again. Nothing of it is kept.</summary>
    public async ValueTask DrainAsync(TimeSpan limit, TimeProvider time)
    {
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _cancellationToken);
        try
        {
            var buffer = new byte[256];
            while (!_bytes.AtEnd)
            {
                await _bytes.ReadAsync(buffer, either.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or WireFormatException)
        {
            // The answer is complete; a connection that does not end is closed with the response.
        }
    }

    public ValueTask DisposeAsync() => _frames?.DisposeAsync() ?? ValueTask.CompletedTask;

    // The first byte tells a stream from what came in its place; content types are too often wrong (DeepSeek's JSON errors
    // come as application/octet-stream, OpenAI's as text/plain).
    private async ValueTask<bool> OpenAsync()
    {
        if (_isOver)
        {
            _chunk.Clear();
            return false;
        }

        switch (await _bytes.PeekAsync(_cancellationToken).ConfigureAwait(false))
        {
            case (byte)'{' or (byte)'[':
                _isOver = true;
                ReadWhole((await _bytes.ReadToEndAsync(_cancellationToken).ConfigureAwait(false)).Span);
                return false;
            case (byte)'<':
                throw new WireFormatException("The server answered with a web page, not with a model's answer; the base URL probably misses its path (often /v1).");
            default:
                _frames = SseParser.Create(_bytes, ReadFrame).EnumerateAsync(_cancellationToken).GetAsyncEnumerator(_cancellationToken);
                return true;
        }
    }

    private void ReadWhole(ReadOnlySpan<byte> body)
    {
        _chunk.Clear();
        _chunk.ArrivedAt = _bytes.ArrivedAt;
        try
        {
            OpenAIChatJson.Read(body, _chunk, whole: true, eventType: "message");
        }
        catch (JsonException)
        {
            throw new WireFormatException("The server answered JSON that is cut off or malformed.", Quote(body));
        }

        if (_chunk.Error is null && _chunk.Choice is null)
        {
            throw new WireFormatException("The server answered JSON that is neither a completion nor an error.", Quote(body));
        }

        // A body that parsed is whole, whatever its finish_reason.
        _chunk.IsDone = true;
    }

    private FrameKind ReadFrame(string eventType, ReadOnlySpan<byte> data)
    {
        data = data.Trim(" \t\r\n"u8);
        if (data.IsEmpty)
        {
            return FrameKind.Empty;
        }

        _chunk.Clear();
        _chunk.ArrivedAt = _bytes.ArrivedAt;
        if (data.SequenceEqual("[DONE]"u8))
        {
            _chunk.IsDone = true;
            return FrameKind.Chunk;
        }

        try
        {
            OpenAIChatJson.Read(data, _chunk, whole: false, eventType);
            return FrameKind.Chunk;
        }
        catch (JsonException)
        {
            if (IsTooDeep(data))
            {
                throw new WireFormatException($"A frame of the stream is nested deeper than {WireLimits.JsonDepth} levels.", Quote(data));
            }

            _quote = Quote(data);
            return FrameKind.Malformed;
        }
    }

    private static bool IsTooDeep(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = WireLimits.JsonDepth + 2 });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= WireLimits.JsonDepth)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            return reader.CurrentDepth >= WireLimits.JsonDepth;
        }

        return false;
    }

    private static string Quote(ReadOnlySpan<byte> frame) => Encoding.UTF8.GetString(frame[..Math.Min(frame.Length, WireFormatException.MaxQuote + 1)]);
}
