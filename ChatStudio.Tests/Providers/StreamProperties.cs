using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Conformance;
using ChatStudio.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ChatStudio.Tests.Providers;

/// <summary>What holds for every stream of a dialect, however its bytes are cut or damaged.</summary>
public abstract class StreamProperties
{
    private static readonly string[] AnyTokens = ["null", "{}", "[]", "\"", "{", "}", "[", "]", "1e999", "-1", "true", "\\ud800", "\n\n", "\r", "error: x\n", "data: ", "\0", "99999999999999999999"];

    /// <summary>A stream with everything in it; its text is <c>Héllo 😀</c> and its reasoning <c>x</c>.</summary>
    protected abstract string Recorded { get; }

    /// <summary>What to throw into a stream beside the tokens of JSON.</summary>
    protected abstract string[] Tokens { get; }

    protected virtual bool IsNdjson => false;

    /// <summary>A whole stream of these deltas, each a JSON string.</summary>
    protected abstract string Stream(IEnumerable<string> texts);

    protected abstract Task<Transcript> ReadAsync(Stream body);

    /// <summary>Whatever the deltas and however the bytes arrive: the text is the concatenation of the deltas.</summary>
    [Property(MaxTest = 200)]
    public bool Text_is_the_concatenation_of_the_deltas(NonNull<string>[] deltas, int seed, byte transport)
    {
        var texts = deltas.Select(delta => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(delta.Get))).ToArray();
        var body = Encoding.UTF8.GetBytes(Stream(texts.Select(text => JsonSerializer.Serialize(text))));
        var way = (Transport)(transport % Enum.GetValues<Transport>().Length);

        var actual = Read(new PiecewiseStream(way.Send(body, seed, IsNdjson)));

        return actual.Failure is null && actual.Text == string.Concat(texts) && actual.FinishReason == "stop";
    }

    [Fact]
    public void Split_after_any_byte_reads_the_same()
    {
        var body = Encoding.UTF8.GetBytes(Recorded);
        for (var cut = 0; cut <= body.Length; cut++)
        {
            var actual = Read(new PiecewiseStream([body.AsMemory(0, cut), body.AsMemory(cut)]));
            Assert.Equal((null, "Héllo 😀", "x"), (actual.Failure, actual.Text, actual.Reasoning));
            Assert.NotNull(actual.FinishReason);
        }
    }

    /// <summary>Cut after any byte: what came is told and begins the answer, and it is complete only when its end marker came.</summary>
    [Fact]
    public void Cut_after_any_byte_is_never_taken_for_the_whole()
    {
        var body = Encoding.UTF8.GetBytes(Recorded);
        var completed = false;
        for (var cut = 0; cut <= body.Length; cut++)
        {
            var actual = Read(new MemoryStream(body, 0, cut));
            Assert.StartsWith(actual.Text, "Héllo 😀", StringComparison.Ordinal);
            Assert.True(actual.Failure is null or { Kind: ProviderErrorKind.Truncated }, $"at {cut}: {actual.Failure}");
            Assert.False(completed && actual.Failure is not null, $"complete before {cut}, but not there");
            completed |= actual.Failure is null;
        }

        Assert.True(completed);
    }

    /// <summary>Garbage ends in a <see cref="ProviderException"/> or in an answer, never in another exception (Transcript lets those through).</summary>
    [Property(MaxTest = 300)]
    public void Random_bytes_never_raise_anything_else(byte[] bytes) => Read(new MemoryStream(bytes));

    /// <summary>
    /// A stream that was good, damaged in up to five places and cut at random: never another exception, never an end that does
    /// not come, never more text than there were bytes. 5,000 cases; the environment variable <c>CHATSTUDIO_FUZZ</c> names
    /// another number (100,000 take under half a minute for each dialect).
    /// </summary>
    [Fact]
    public void Mutated_streams_never_raise_anything_else()
    {
        string[] tokens = [.. AnyTokens, .. Tokens];
        var pieces = Array.ConvertAll(tokens, Encoding.UTF8.GetBytes);
        var recorded = Encoding.UTF8.GetBytes(Recorded);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Cases).WithQuietOnSuccess(true),
            Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => ReadMutated(recorded, pieces, seed)));
    }

    private static int Cases
        => int.TryParse(Environment.GetEnvironmentVariable("CHATSTUDIO_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var cases) ? cases : 5_000;

    private bool ReadMutated(byte[] recorded, byte[][] pieces, int seed)
    {
        var random = new Random(seed);
        var body = recorded.ToList();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            Mutate(body, pieces, random);
        }

        var actual = Read(new PiecewiseStream(Transport.RandomCuts.Send([.. body], seed)));
        return actual.Text.Length + actual.Reasoning.Length <= body.Count;
    }

    private static void Mutate(List<byte> body, byte[][] pieces, Random random)
    {
        var place = random.Next(body.Count);
        switch (random.Next(4))
        {
            case 0:
                body[place] = (byte)random.Next(256);
                break;
            case 1:
                body.RemoveRange(place, Math.Min(body.Count - place - 1, random.Next(1, 20)));
                break;
            case 2:
                body.InsertRange(place, pieces[random.Next(pieces.Length)]);
                break;
            default:
                body.InsertRange(place, body.GetRange(place, Math.Min(body.Count - place, random.Next(1, 40))));
                break;
        }
    }

    private Transcript Read(Stream body) => ReadAsync(body).GetAwaiter().GetResult();
}
