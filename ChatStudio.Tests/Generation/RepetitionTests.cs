using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers.Simulated.Answers;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Generation;

/// <summary>What a model says again when it goes on with an answer is cut, and nothing else is.</summary>
public sealed class RepetitionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("so the scheduler pa", "packs streams", "so the scheduler packs streams")]
    [InlineData("so the scheduler pa", "the scheduler packs streams", "so the scheduler packs streams")]
    [InlineData("One line.\nAnother li", "Another line.", "One line.\nAnother line.")]
    [InlineData("very very", " very good", "very very good")]
    [InlineData("the whole", "the whole answer", "the whole answer")]
    [InlineData("```csharp\nvar a", "var a = 1;", "```csharp\nvar a = 1;")]
    [InlineData("tokenization of te", "ization of text", "tokenization of text")]
    public void What_is_said_again_is_cut(string earlier, string arrived, string whole) => Assert.Equal(whole, earlier + arrived[new RepeatedEnd(earlier).LengthIn(arrived)..]);

    [Theory]
    [InlineData("hel", "lo")]
    [InlineData("an apple and a", " apricot")]
    [InlineData("0, 0, 0,", " 0, 0, 0")]
    [InlineData("| --- |", " --- |")]
    [InlineData("a\n", "\nb")]
    [InlineData("One.", " Two.")]
    [InlineData("3.1", "14")]
    [InlineData("b\"\\n", "\\n\\r")]
    [InlineData("https://rfc-editor.org/rfc", "/rfc9112")]
    public void What_follows_by_chance_is_kept(string earlier, string rest) => Assert.Equal(0, new RepeatedEnd(earlier).LengthIn(rest));

    [Fact]
    public async Task However_it_is_sliced_and_however_much_is_said_again_the_answer_is_the_earlier_text_and_the_rest()
    {
        var random = new Random(20261130);
        for (var round = 0; round < 400; round++)
        {
            var earlier = string.Join(' ', Enumerable.Range(0, random.Next(1, 1_000)).Select(_ => $"w{random.Next(50)}é{random.Next(50)}"));
            var words = earlier.Split(' ');
            var again = string.Join(' ', words.TakeLast(random.Next(Math.Min(words.Length, 300) + 1)));
            var rest = random.Next(3) == 0 ? "" : $" and then {random.Next()} 🤔 more";

            var read = await ReadAsync(new RepeatedEnd(earlier), Sliced(again + rest, random));

            Assert.Equal(earlier + rest, earlier + read);
        }
    }

    // The rest of what the scripts say, cut after every token of it: nothing of it is taken for a repetition. Very long ones say whole passages twice.
    [Theory]
    [InlineData("Explain batching with a table and some code")]
    [InlineData("Explain caching with lists and math")]
    [InlineData("Count to 200")]
    public void Rest_that_repeats_nothing_loses_nothing(string prompt)
    {
        for (var seed = 0UL; seed < 10; seed++)
        {
            var text = AnswerComposer.Compose([new("user", prompt)], "steady-50", seed).Text;
            var at = 0;
            foreach (var token in TextTokenizer.Split(text))
            {
                at += token.Length;
                var length = new RepeatedEnd(text[..at]).LengthIn(text.AsSpan(at, Math.Min(4_000, text.Length - at)));
                Assert.True(length == 0, $"Seed {seed}: '{text[Math.Max(0, at - 40)..at]}' | '{text.Substring(at, length)}' was cut.");
            }
        }
    }

    [Theory]
    [InlineData("One.\n\n", "\n\nTwo.", "One.\n\nTwo.")]
    [InlineData("One.\n\n", "\nTwo.", "One.\n\nTwo.")]
    [InlineData("One.\n", "\n\nTwo.", "One.\n\nTwo.")]
    [InlineData("One. ", "Two.", "One. Two.")]
    [InlineData("One. ", " Two.", "One. Two.")]
    [InlineData("One", "One more", "OneOne more")]
    public async Task White_space_that_was_not_sent_is_not_doubled(string earlier, string arrived, string whole)
    {
        var random = new Random(1);
        for (var round = 0; round < 20; round++)
        {
            Assert.Equal(whole, earlier + await ReadAsync(new RepeatedSpace(earlier[earlier.TrimEnd().Length..]), Sliced(arrived, random)));
        }
    }

    [Fact]
    public async Task Updates_keep_their_order_and_their_other_contents()
    {
        ChatResponseUpdate[] updates =
        [
            new() { Contents = [new TextReasoningContent("Hm.")] },
            new() { Contents = [new TextContent("wor")] },
            new() { Contents = [new TextContent("ld and"), new UsageContent(new() { OutputTokenCount = 3 })] },
            new() { Contents = [new TextContent(" more")], FinishReason = ChatFinishReason.Stop },
        ];

        var read = new List<ChatResponseUpdate>();
        await foreach (var update in WithoutRepetition.ReadAsync(Stream(updates), new RepeatedEnd("the world"), Cancel))
        {
            read.Add(update);
        }

        Assert.Equal(updates, read);
        Assert.Equal(["", "", " and", " more"], read.Select(update => update.Text));
        Assert.Equal(["TextReasoningContent", "TextContent", "UsageContent", "TextContent"], read.SelectMany(update => update.Contents).Select(content => content.GetType().Name));
    }

    [Fact]
    public async Task What_was_held_back_comes_before_the_failure_that_ends_the_stream()
    {
        var read = "";
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var update in WithoutRepetition.ReadAsync(Stream([Text("the w")], new IOException("reset")), new RepeatedEnd("of the world in the"), Cancel))
            {
                read += update.Text;
            }
        });

        Assert.Equal(" w", read);
    }

    private static ChatResponseUpdate Text(string text) => new() { Contents = [new TextContent(text)] };

    private static IEnumerable<ChatResponseUpdate> Sliced(string text, Random random)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(random.Next(1, 40), text.Length - at);
            yield return Text(text.Substring(at, length));
            at += length;
        }
    }

    private static async Task<string> ReadAsync(IRepetition repetition, IEnumerable<ChatResponseUpdate> updates)
    {
        var read = "";
        await foreach (var update in WithoutRepetition.ReadAsync(Stream(updates), repetition, Cancel))
        {
            read += update.Text;
        }

        return read;
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Stream(IEnumerable<ChatResponseUpdate> updates, Exception? end = null)
    {
        foreach (var update in updates)
        {
            await Task.CompletedTask;
            yield return update;
        }

        if (end is not null)
        {
            throw end;
        }
    }
}
