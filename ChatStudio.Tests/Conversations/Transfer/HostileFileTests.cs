using System.IO.Compression;
using System.Text;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Conversations.Transfer;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conversations.Transfer;

/// <summary>Files that are cut, mended by hand, far too large, or made to harm.</summary>
public sealed class HostileFileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TransferFormat.Json)]
    [InlineData(TransferFormat.Html)]
    [InlineData(TransferFormat.Markdown)]
    public async Task Damaged_file_ends_in_a_report_and_what_came_in_can_be_opened(TransferFormat format)
    {
        await using var studio = new TransferStudio();
        var random = new Random(17);
        for (var seed = 0; seed < 200; seed++)
        {
            var original = GeneratedConversation.Draw(seed, most: 6);
            await studio.Conversations.ImportAsync(original, Cancel);
            var file = await studio.ExportAsync(original.Summary.Id, format);

            var report = await studio.ImportAsync(Damage(file, random));

            Assert.True(report.Conversations + report.SkippedCount == 1 || report.Problem is not null, $"seed {seed}");
        }

        await OpenAllAsync(studio);
    }

    [Fact]
    public async Task Damaged_zip_file_ends_in_a_report()
    {
        await using var studio = new TransferStudio();
        await studio.Conversations.ImportAsync(GeneratedConversation.Draw(1), Cancel);
        await studio.Conversations.ImportAsync(GeneratedConversation.Draw(2), Cancel);
        var file = await studio.ExportAllAsync(TransferFormat.Json);
        var random = new Random(5);
        for (var i = 0; i < 200; i++)
        {
            await studio.ImportAsync(Damage(file, random));
        }

        await OpenAllAsync(studio);
    }

    [Fact]
    public async Task Values_of_every_wrong_kind_end_in_a_report()
    {
        await using var studio = new TransferStudio();
        var original = GeneratedConversation.Draw(11, most: 6);
        await studio.Conversations.ImportAsync(original, Cancel);
        var file = Encoding.UTF8.GetString(await studio.ExportAsync(original.Summary.Id, TransferFormat.Json));
        string[] wrong = ["null", "-1", "1e308", "\"x\"", "[]", "{}", "true", "\"\\ud800\"", "99999999999999999999", "\"9999-12-31T23:59:59Z\"", "\"10675199.02:48:05.4775807\""];
        var lines = file.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].IndexOf("\": ", StringComparison.Ordinal) is > 0 and var at && lines[i].TrimEnd()[^1] is not ('{' or '['))
            {
                foreach (var value in wrong)
                {
                    var changed = (string[])lines.Clone();
                    changed[i] = lines[i][..(at + 3)] + value + (lines[i].TrimEnd().EndsWith(',') ? "," : "");
                    var report = await studio.ImportAsync(string.Join('\n', changed));
                    Assert.True(report.Conversations + report.SkippedCount == 1 || report.Problem is not null, changed[i]);
                }
            }
        }

        await OpenAllAsync(studio);
    }

    [Fact]
    public async Task Times_that_no_run_has_are_left_out_and_the_text_stays()
    {
        await using var studio = new TransferStudio();
        var original = GeneratedConversation.Draw(4);
        var answer = original.Messages.First(message => message.Runs.Count > 0);

        // Thirty years after the start: kind 0, 10^9 s in units of 100 ns (twice that, since it is signed), 1 character.
        var marks = new byte[] { 0, 0x80, 0x80, 0x88, 0xFC, 0xCD, 0xBC, 0xC3, 0x23, 1 };
        var record = original with { Messages = [.. original.Messages.Select(message => message.Id == answer.Id ? message with { Runs = [answer.Runs[0] with { Marks = marks }] } : message)] };
        await studio.Conversations.ImportAsync(record, Cancel);

        var report = await studio.ImportAsync(await studio.ExportAsync(studio.Conversations.Summaries[0].Id, TransferFormat.Json));

        Assert.Contains(report.Notes, note => note.Contains("timings", StringComparison.Ordinal));
        var back = await studio.ReadAsync(studio.Conversations.Summaries.Single(summary => summary.Id != original.Summary.Id).Id);
        var run = back.Messages.Single(message => message.At == answer.At).Runs[0];
        Assert.Equal((answer.Text, 0), (run.Text, run.Marks.Length));
    }

    [Fact]
    public async Task File_decides_nothing_about_who_is_asked_and_how()
    {
        await using var studio = new TransferStudio();
        var original = GeneratedConversation.Draw(2);
        var evil = FakeModelCatalog.Model with { Key = "evil/model", ModelId = "evil\u202e\n", ProviderId = "evil", RequestTimeout = TimeSpan.FromDays(900), Description = "x", Slot = 99 };
        await studio.Conversations.ImportAsync(original with
        {
            Settings = original.Settings with { Model = evil, Parameters = new() { Temperature = 1e30f, TopP = -4, MaxOutputTokens = -1 } },
            Messages = [.. original.Messages.Select(message => message with { Runs = [.. message.Runs.Select(run => run with { Model = evil })] })],
            Queue = [new(MessageId.New(TimeProvider.System), "send me")],
            Summary = original.Summary with { DeletedAt = null, IsTemporary = false, Title = "\u202eevil\n<b>", Tags = [.. Enumerable.Range(0, 100).Select(i => new string('t', 500) + i)] },
        }, Cancel);

        var back = await studio.ImportOneAsync(await studio.ExportAsync(original.Summary.Id, TransferFormat.Json));

        Assert.Equal(FakeModelCatalog.Model, back.Settings.Model);
        Assert.Equal((2f, 0f, null), (back.Settings.Parameters!.Temperature, back.Settings.Parameters.TopP, back.Settings.Parameters.MaxOutputTokens));
        Assert.Empty(back.Queue);
        Assert.Equal("evil <b>", back.Summary.Title);
        Assert.Equal((ConversationService.MaxTagLength, 1), (back.Summary.Tags[0].Length, back.Summary.Tags.Count));
        Assert.All(back.Messages.SelectMany(message => message.Runs), run => Assert.Equal(
            ("evil/model", "evil", 6, null, null, true), (run.Model.Key, run.Model.ModelId, run.Model.Slot, run.Model.RequestTimeout, run.Model.Description, run.Model.IsImported)));
    }

    [Fact]
    public async Task Bomb_is_not_unfolded()
    {
        await using var studio = new TransferStudio();
        using var file = new MemoryStream();
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = await zip.CreateEntry("conversations.json").OpenAsync(Cancel);
            await entry.WriteAsync("["u8.ToArray(), Cancel);
            var blank = new byte[1 << 20];
            Array.Fill(blank, (byte)' ');
            for (var i = 0; i < 40; i++)
            {
                await entry.WriteAsync(blank, Cancel);
            }
        }

        var report = await studio.ImportAsync(file.ToArray());

        Assert.Contains("unfolds to far more", report.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "It is empty.")]
    [InlineData("  \n", "It is empty.")]
    [InlineData("hello", "It is nothing that is known here")]
    [InlineData("<html><body>Hi</body></html>", "It is no page that ChatStudio exported")]
    [InlineData("<!-- chatstudio: -->", "It is damaged")]
    [InlineData("<!-- chatstudio:x {\"format\":\"chatstudio.markdown/9\",\"key\":\"x\",\"title\":\"t\"} -->", "later version")]
    [InlineData("{\"a\":1}", "It is no conversation of a known kind")]
    [InlineData("[1,null,\"x\",[]]", "It is no conversation of a known kind")]
    [InlineData("{\"format\":\"chatstudio.conversation/2\"}", "later version")]
    [InlineData("{\"format\":\"chatstudio.conversation/1\"}", "It is damaged")]
    [InlineData("{\"mapping\":{}}", "There is no message in it.")]
    [InlineData("{\"chat_messages\":[1,null,{}]}", "There is no message in it.")]
    public async Task What_cannot_be_taken_is_named_with_its_reason(string file, string reason)
    {
        await using var studio = new TransferStudio();

        var report = await studio.ImportAsync(file);

        Assert.Equal(0, report.Conversations);
        Assert.StartsWith(reason, report.Skipped[0].Reason.Replace("It was exported by a ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_breaks_off_keeps_what_came_before()
    {
        await using var studio = new TransferStudio();
        const string one = """{"chat_messages":[{"uuid":"m","text":"Hi","sender":"human"}]}""";

        var report = await studio.ImportAsync($"[{one},{one},{{\"chat_mess");

        Assert.Equal(2, report.Conversations);
        Assert.StartsWith("The file is damaged or cut off", report.Problem, StringComparison.Ordinal);
        Assert.Equal(2, studio.Conversations.Summaries.Count);
    }

    [Fact]
    public async Task Limits_are_kept_and_named()
    {
        await using var studio = new TransferStudio();
        const string one = """{"name":"n","chat_messages":[{"uuid":"m","text":"Hello 🌊","sender":"human"},{"uuid":"n","text":"Hello","sender":"assistant"}]}""";

        Assert.Contains("more than 1 conversations", (await studio.ImportAsync($"[{one},{one}]", new() { Conversations = 1 })).Problem, StringComparison.Ordinal);
        Assert.Contains("the limit is 1", (await studio.ImportAsync($"[{one}]", new() { Messages = 1 })).Skipped[0].Reason, StringComparison.Ordinal);
        Assert.Contains("the limit is 0 MB", (await studio.ImportAsync($"[{one}]", new() { File = 10 })).Problem, StringComparison.Ordinal);
        Assert.Contains("more than 0 MB", (await studio.ImportAsync($"[{one}]", new() { Conversation = 10 })).Problem, StringComparison.Ordinal);
        var cut = await studio.ImportAsync($"[{one}]", new() { Text = 7 });
        Assert.Contains(cut.Notes, note => note.Contains("were cut", StringComparison.Ordinal));
        var texts = await Task.WhenAll(studio.Conversations.Summaries.Select(async summary => (await studio.ReadAsync(summary.Id)).Messages[0].Text));
        Assert.Contains("Hello ", texts);
    }

    [Theory]
    [InlineData(StorageProblem.Full, "make room")]
    [InlineData(StorageProblem.Locked, "in a moment")]
    public async Task Store_that_refuses_ends_the_import_with_what_was_kept(StorageProblem problem, string advice)
    {
        await using var studio = new TransferStudio();
        const string one = """{"chat_messages":[{"uuid":"m","text":"Hi","sender":"human"}]}""";
        studio.Conversations.Changed += () => studio.Store.Problem = studio.Conversations.Summaries.Count == 2 ? new(problem, "It does not go.") : null;

        var report = await studio.ImportAsync($"[{one},{one},{one},{one}]");

        Assert.Equal(2, report.Conversations);
        Assert.StartsWith("It does not go. The rest of the file was not imported", report.Problem, StringComparison.Ordinal);
        Assert.Contains(advice, report.Problem, StringComparison.Ordinal);
        studio.Store.Problem = null;
    }

    [Fact]
    public async Task Cancelled_import_keeps_what_was_taken()
    {
        await using var studio = new TransferStudio();
        const string one = """{"chat_messages":[{"uuid":"m","text":"Hi","sender":"human"}]}""";
        using var cancellation = new CancellationTokenSource();
        studio.Conversations.Changed += cancellation.Cancel;

        var report = await studio.ImportAsync(Encoding.UTF8.GetBytes($"[{one},{one}]"), cancellation: cancellation.Token);

        Assert.Equal((1, "It was cancelled."), (report.Conversations, report.Problem));
    }

    [Fact]
    public async Task Markdown_that_was_edited_ends_each_message_at_the_next_comment()
    {
        await using var studio = new TransferStudio();
        var conversation = await studio.Conversations.StartAsync("First line", FakeModelCatalog.Model);
        (await studio.Generation.Client.NextCallAsync(Cancel)).Text("An answer").Finish();
        await conversation.Path[1].Run!.Completion;
        var text = Encoding.UTF8.GetString(await studio.ExportAsync(conversation.Id, TransferFormat.Markdown));

        var edited = await studio.ImportOneAsync(text.Replace("\n\nFirst line\n", "\n\nFirst line\nand a second\n\n<!-- chatstudio:other {} -->\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal(["First line\nand a second\n\n<!-- chatstudio:other {} -->", "An answer"], edited.Messages.Select(message => message.Text));
    }

    private static byte[] Damage(byte[] file, Random random)
    {
        var damaged = random.Next(2) == 0 ? file[..random.Next(file.Length)] : [.. file];
        for (var i = random.Next(8); i > 0 && damaged.Length > 0; i--)
        {
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        }

        return damaged;
    }

    // What came in must be shown: messages, runs, figures, and out again.
    private static async Task OpenAllAsync(TransferStudio studio)
    {
        foreach (var summary in studio.Conversations.Summaries)
        {
            var conversation = await studio.Conversations.OpenAsync(summary.Id, Cancel);
            Assert.NotNull(conversation);
            foreach (var message in conversation.Path.Where(message => message.Run is not null))
            {
                Assert.True(message.Run!.State.IsFinal());
                Assert.NotNull(message.Run.Outcome);
                _ = message.Run.Metrics.Snapshot();
                _ = message.Run.Metrics.ReadSamples(0);
            }

            await studio.ExportAsync(summary.Id, TransferFormat.Html);
        }
    }
}
