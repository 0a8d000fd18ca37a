using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ChatStudio.Benchmarks.Circuits;

/// <summary>
/// Writes messages of Blazor's hub protocol <c>blazorpack</c>: MessagePack arrays, each after its length as a variable-length integer
/// (<see href="https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md"/>).
/// </summary>
internal sealed class BlazorPackWriter
{
    private readonly ArrayBufferWriter<byte> _body = new(256);
    private readonly ArrayBufferWriter<byte> _framed = new(256);

    /// <summary>An invocation: <c>[1, {}, id, target, [arguments…], []]</c>. The memory is valid until the next call.</summary>
    /// <param name="invocationId">Null when no completion is expected.</param>
    /// <param name="arguments">Strings, integers, booleans and nulls.</param>
    public ReadOnlyMemory<byte> Invocation(string? invocationId, string target, params ReadOnlySpan<object?> arguments)
    {
        _body.ResetWrittenCount();
        Byte(0x96);
        Byte(1);
        Byte(0x80);
        Value(invocationId);
        Value(target);
        ArrayHeader(arguments.Length);
        foreach (var argument in arguments)
        {
            Value(argument);
        }

        Byte(0x90);
        return Framed();
    }

    /// <summary>A ping: <c>[6]</c>.</summary>
    public ReadOnlyMemory<byte> Ping()
    {
        _body.ResetWrittenCount();
        Byte(0x91);
        Byte(6);
        return Framed();
    }

    private ReadOnlyMemory<byte> Framed()
    {
        _framed.ResetWrittenCount();
        var length = _body.WrittenCount;
        do
        {
            var low = (byte)(length & 0x7f);
            length >>= 7;
            _framed.GetSpan(1)[0] = (byte)(length > 0 ? low | 0x80 : low);
            _framed.Advance(1);
        }
        while (length > 0);
        _framed.Write(_body.WrittenSpan);
        return _framed.WrittenMemory;
    }

    private void Value(object? value)
    {
        switch (value)
        {
            case null: Byte(0xc0); break;
            case bool flag: Byte(flag ? (byte)0xc3 : (byte)0xc2); break;
            case string text: Text(text); break;
            case int number: Integer(number); break;
            case long number: Integer(number); break;
            default: throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name, "The hub takes no argument of this type.");
        }
    }

    private void Integer(long value)
    {
        var span = _body.GetSpan(9);
        span[0] = 0xd3;
        BinaryPrimitives.WriteInt64BigEndian(span[1..], value);
        _body.Advance(9);
    }

    private void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var span = _body.GetSpan(length + 5);
        span[0] = 0xdb;
        BinaryPrimitives.WriteInt32BigEndian(span[1..], length);
        Encoding.UTF8.GetBytes(text, span[5..]);
        _body.Advance(length + 5);
    }

    private void ArrayHeader(int count) => Byte((byte)(0x90 | count));

    private void Byte(byte value)
    {
        _body.GetSpan(1)[0] = value;
        _body.Advance(1);
    }
}
