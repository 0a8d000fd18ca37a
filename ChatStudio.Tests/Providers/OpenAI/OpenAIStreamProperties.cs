using System.Text;
using System.Text.Json;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Conformance;
using ChatStudio.Tests.Support;
using FsCheck;
using FsCheck.Xunit;
using static ChatStudio.Tests.Support.CannedAnswer;

namespace ChatStudio.Tests.Providers.OpenAI;

public sealed class OpenAIStreamProperties
{
    private const string Recorded = "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Héllo 😀\",\"reasoning\":\"x\"},\"finish_reason\":null}],\"usage\":null}\n\n"
        + ": ping\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"t\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":\\\"\\ud83d\\\"}\"}}]},\"finish_reason\":\"stop\"}],\"x_groq\":{\"usage\":{\"prompt_tokens\":1}}}\n\ndata: [DONE]\n\n";

    /// <summary>Whatever the deltas and however the bytes arrive: the text is the concatenation of the deltas.</summary>
    [Property(MaxTest = 200)]
    public bool Text_is_the_concatenation_of_the_deltas(NonNull<string>[] deltas, int seed, byte transport)
    {
        var texts = deltas.Select(delta => WellFormed(delta.Get)).ToArray();
        var body = Encoding.UTF8.GetBytes(Events([.. texts.Select(text => Delta($$"""{"content":{{JsonSerializer.Serialize(text)}}}""")), Stop, Done]));
        var way = (Transport)(transport % Enum.GetValues<Transport>().Length);

        var actual = Read(new PiecewiseStream(way.Send(body, seed)));

        return actual.Failure is null && actual.Text == string.Concat(texts) && actual.FinishReason == "stop";
    }

    /// <summary>Split after any byte at all.</summary>
    [Fact]
    public void Split_after_any_byte_reads_the_same()
    {
        var body = Encoding.UTF8.GetBytes(Recorded);
        for (var cut = 0; cut <= body.Length; cut++)
        {
            var actual = Read(new PiecewiseStream([body.AsMemory(0, cut), body.AsMemory(cut)]));
            Assert.Equal(("Héllo 😀", "x", "stop"), (actual.Text, actual.Reasoning, actual.FinishReason));
        }
    }

    /// <summary>Garbage ends in a <see cref="ProviderException"/> or in an answer, never in another exception (Transcript lets those through).</summary>
    [Property(MaxTest = 300)]
    public void Random_bytes_never_raise_anything_else(byte[] bytes) => Read(new MemoryStream(bytes));

    [Property(MaxTest = 1000)]
    public void Mutated_streams_never_raise_anything_else(int seed)
    {
        var random = new Random(seed);
        var body = Encoding.UTF8.GetBytes(Recorded).ToList();
        for (var i = random.Next(1, 6); i > 0; i--)
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
                    body.InsertRange(place, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                    break;
                default:
                    body.InsertRange(place, body.GetRange(place, Math.Min(body.Count - place, random.Next(1, 40))));
                    break;
            }
        }

        Read(new PiecewiseStream(Transport.RandomCuts.Send([.. body], seed)));
    }

    private static readonly string[] Tokens = ["null", "{}", "[]", "\"", "{", "}", "[", "]", "1e999", "-1", "true", "\\ud800", "\n\n", "\r", "error: x\n", "data: ", "\"error\":", "\"choices\":[", "\0", "99999999999999999999"];

    private static Transcript Read(Stream body) => ReadAsync(body).GetAwaiter().GetResult();

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
