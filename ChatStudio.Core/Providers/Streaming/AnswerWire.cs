using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Wire;

namespace ChatStudio.Core.Providers.Streaming;

/// <summary>
/// Bytes of an answer → frames, one at a time. Reads the stream that was asked for, and also what comes in its place: a whole
/// answer or an error object as plain JSON, a web page.
/// </summary>
internal abstract class AnswerWire<TFrame> : IAsyncDisposable
    where TFrame : AnswerFrame, new()
{
    private string? _malformed;
    private string? _quote;
    private bool _isOpen;
    private bool _isOver;

    /// <param name="body">Stays the caller's.</param>
    protected AnswerWire(Stream body, TimeProvider time, Action<long>? bytesArrived, CancellationToken cancellationToken)
    {
        Bytes = new(body, time, bytesArrived);
        CancellationToken = cancellationToken;
    }

    /// <summary>What was read last. One instance, filled anew by the next read.</summary>
    public TFrame Current { get; } = new();

    protected SseByteStream Bytes { get; }

    protected CancellationToken CancellationToken { get; }

    /// <summary>Reads the next frame; false at the end of the answer, which is not yet the proof that it is complete.</summary>
    /// <exception cref="WireFormatException">
    /// A cap was exceeded, the answer is a web page, or a frame is malformed and another one follows it. A malformed last frame
    /// is what a cut looks like: it is dropped, and the missing end marker tells.
    /// </exception>
    public ValueTask<bool> ReadAsync()
    {
        if (!_isOpen)
        {
            return ReadFirstAsync();
        }

        if (_isOver)
        {
            return ReadOnAsync(new(FrameKind.End));
        }

        // One read of the socket brings many frames; those already here cost no asynchronous step of ours.
        var next = NextAsync();
        if (!next.IsCompletedSuccessfully)
        {
            return ReadOnAsync(next);
        }

        var kind = next.Result;
        return kind == FrameKind.Frame && _malformed is null ? new(true) : ReadOnAsync(new(kind));
    }

    /// <summary>Reads what follows the end marker, so that the connection can be used again. Nothing of it is kept.</summary>
    public async ValueTask DrainAsync(TimeSpan limit, TimeProvider time)
    {
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, CancellationToken);
        try
        {
            var buffer = new byte[256];
            while (!Bytes.AtEnd)
            {
                await Bytes.ReadAsync(buffer, either.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or WireFormatException)
        {
            // The answer is complete; a connection that does not end is closed with the response.
        }
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>Prepares for reading a stream whose first byte is this one; false when it is a whole answer in one piece.</summary>
    protected abstract bool Open(byte? first);

    /// <summary>Reads on to the next piece of the stream and hands its payload to <see cref="ReadPayload"/>.</summary>
    protected abstract ValueTask<FrameKind> NextAsync();

    /// <summary>Reads a payload of the stream into <see cref="Current"/>, which is clear.</summary>
    /// <param name="eventType">The SSE event type. Only a hint, since a ping's name can leak onto the event behind it.</param>
    /// <exception cref="JsonException">Not JSON, or not a JSON object.</exception>
    protected abstract void Read(ReadOnlySpan<byte> payload, string eventType);

    /// <summary>Reads an answer that came in one piece; false when it is JSON of something else.</summary>
    /// <exception cref="JsonException">Not JSON, or not a JSON object.</exception>
    protected abstract bool ReadWhole(ReadOnlySpan<byte> payload);

    protected FrameKind ReadPayload(string eventType, ReadOnlySpan<byte> data)
    {
        data = data.Trim(" \t\r\n"u8);
        if (data.IsEmpty)
        {
            return FrameKind.Empty;
        }

        Current.Clear();
        Current.ArrivedAt = Bytes.ArrivedAt;
        try
        {
            Read(data, eventType);
            return FrameKind.Frame;
        }
        catch (Exception e) when (IsMalformed(e))
        {
            if (IsTooDeep(data))
            {
                throw WireFormatException.OverCap($"a frame nested deeper than {WireLimits.JsonDepth} levels", Quote(data));
            }

            _quote = Quote(data);
            return FrameKind.Malformed;
        }
    }

    private async ValueTask<bool> ReadFirstAsync()
    {
        _isOver = !await OpenAsync().ConfigureAwait(false);
        _isOpen = true;

        // An answer in one piece is the first frame; the next read ends it.
        return _isOver || await ReadOnAsync(NextAsync()).ConfigureAwait(false);
    }

    /// <param name="next">The next piece, which is on its way.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ReadOnAsync(ValueTask<FrameKind> next)
    {
        for (var kind = await next.ConfigureAwait(false); kind != FrameKind.End; kind = await NextAsync().ConfigureAwait(false))
        {
            if (kind == FrameKind.Empty)
            {
                continue;
            }

            if (_malformed is not null)
            {
                throw new WireFormatException("A frame of the stream is not valid JSON.", _malformed);
            }

            if (kind == FrameKind.Frame)
            {
                return true;
            }

            // Whether this is a cut or a fault is known when another frame follows, or none.
            _malformed = _quote;
        }

        var failed = !_isOver && Bytes.ErrorFieldValue is not null;
        _isOver = true;
        Current.Clear();
        if (failed)
        {
            Current.ArrivedAt = Bytes.ArrivedAt;
            Current.Error = ProviderErrorBody.Read(Encoding.UTF8.GetBytes(Bytes.ErrorFieldValue!));
        }

        return failed;
    }

    // The first byte tells a stream from what came in its place; content types are too often wrong (DeepSeek's JSON errors
    // come as application/octet-stream, OpenAI's as text/plain).
    private async ValueTask<bool> OpenAsync()
    {
        var first = await Bytes.PeekAsync(CancellationToken).ConfigureAwait(false);
        if (first == (byte)'<')
        {
            throw new WireFormatException("The server answered with a web page, not with a model's answer; the base URL probably misses its path (often /v1).");
        }

        if (Open(first))
        {
            return true;
        }

        TakeWhole((await Bytes.ReadToEndAsync(CancellationToken).ConfigureAwait(false)).Span);
        return false;
    }

    private void TakeWhole(ReadOnlySpan<byte> body)
    {
        Current.Clear();
        Current.ArrivedAt = Bytes.ArrivedAt;
        bool isAnswer;
        try
        {
            isAnswer = ReadWhole(body);
        }
        catch (Exception e) when (IsMalformed(e))
        {
            throw IsTooDeep(body)
                ? WireFormatException.OverCap($"an answer nested deeper than {WireLimits.JsonDepth} levels", Quote(body))
                : new WireFormatException("The server answered JSON that is cut off or malformed.", Quote(body));
        }

        if (!isAnswer && Current.Error is null)
        {
            throw new WireFormatException("The server answered JSON that is neither a completion nor an error.", Quote(body));
        }

        // A body that parsed is whole, whatever its finish reason.
        Current.IsDone = true;
    }

    // A name that holds half a surrogate pair ("\ud800") is not JSON either, but the reader says so by another exception.
    private static bool IsMalformed(Exception exception) => exception is JsonException or InvalidOperationException;

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
