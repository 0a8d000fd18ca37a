using System.IO.Compression;
using System.Text;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Conversations.Transfer;
using ChatStudio.Core.Conversations.Transfer.Exporting;
using ChatStudio.Core.Generation;

namespace ChatStudio.Tests.Conversations.Transfer;

/// <summary>Every export comes back as the same conversation, whatever is in it; each format with what it promises to keep.</summary>
public sealed class RoundTripTests
{
    private const int Seeds = 150;

    public static TheoryData<TransferFormat> Formats => [TransferFormat.Json, TransferFormat.Html, TransferFormat.Markdown];

    [Theory]
    [InlineData(TransferFormat.Json)]
    [InlineData(TransferFormat.Html)]
    public async Task Everything_comes_back_but_the_ids(TransferFormat format)
    {
        await using var studio = new TransferStudio();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var original = GeneratedConversation.Draw(seed);
            await studio.Conversations.ImportAsync(original, TestContext.Current.CancellationToken);

            var back = await studio.ImportOneAsync(await studio.ExportAsync(original.Summary.Id, format));

            AssertSame(original, back, seed);
        }
    }

    [Fact]
    public async Task Markdown_brings_the_shown_branch_back_word_for_word()
    {
        await using var studio = new TransferStudio();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var original = GeneratedConversation.Draw(seed);
            await studio.Conversations.ImportAsync(original, TestContext.Current.CancellationToken);

            var back = await studio.ImportOneAsync(await studio.ExportAsync(original.Summary.Id, TransferFormat.Markdown));

            Assert.Equal(Shown(original), back.Messages.Select(Line));
            Assert.Equal(Shown(original), Shown(back));
            Assert.Equal((original.Summary.Title, original.Summary.CreatedAt, original.Summary.UpdatedAt, original.Summary.IsPinned, original.Summary.IsArchived),
                (back.Summary.Title, back.Summary.CreatedAt, back.Summary.UpdatedAt, back.Summary.IsPinned, back.Summary.IsArchived));
            Assert.Equal(original.Summary.Tags, back.Summary.Tags);
            Assert.Equal(string.IsNullOrWhiteSpace(original.Settings.SystemPrompt) ? null : original.Settings.SystemPrompt, back.Settings.SystemPrompt);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Second_export_of_what_came_back_says_the_same(TransferFormat format)
    {
        await using var studio = new TransferStudio();
        var original = GeneratedConversation.Draw(7);
        await studio.Conversations.ImportAsync(original, TestContext.Current.CancellationToken);

        var once = await studio.ImportOneAsync(await studio.ExportAsync(original.Summary.Id, format));
        var twice = await studio.ImportOneAsync(await studio.ExportAsync(once.Summary.Id, format));

        AssertSame(once, twice, 7);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task All_conversations_come_back_out_of_one_file(TransferFormat format)
    {
        await using var studio = new TransferStudio();
        for (var seed = 0; seed < 20; seed++)
        {
            await studio.Conversations.ImportAsync(GeneratedConversation.Draw(seed), TestContext.Current.CancellationToken);
        }

        var file = await studio.ExportAllAsync(format);
        await using var other = new TransferStudio();
        var report = await other.ImportAsync(file);

        Assert.Equal((20, 0), (report.Conversations, report.SkippedCount));
        Assert.Null(report.Problem);
        Assert.Equal(studio.Conversations.Summaries.Select(summary => summary.Title).Order(), other.Conversations.Summaries.Select(summary => summary.Title).Order());
        using var zip = new ZipArchive(new MemoryStream(file));
        Assert.All(zip.Entries, entry => Assert.Matches(@"^\d{4}-\d\d-\d\d-[a-z0-9-]+\.(json|html|md)$", entry.FullName));
    }

    [Fact]
    public async Task Same_file_twice_is_two_conversations_with_ids_of_their_own()
    {
        await using var studio = new TransferStudio();
        var original = GeneratedConversation.Draw(3);
        await studio.Conversations.ImportAsync(original, TestContext.Current.CancellationToken);
        var file = await studio.ExportAsync(original.Summary.Id, TransferFormat.Json);

        var one = await studio.ImportOneAsync(file);
        var other = await studio.ImportOneAsync(file);

        Guid[] ids = [.. new[] { original, one, other }.SelectMany(record => record.Messages
            .SelectMany(message => message.Runs.Select(run => run.Id.Value).Append(message.Id.Value)).Append(record.Summary.Id.Value))];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Answer_that_streams_is_exported_as_far_as_it_has_come(TransferFormat format)
    {
        await using var studio = new TransferStudio();
        var conversation = await studio.Conversations.StartAsync("Count", Support.FakeModelCatalog.Model);
        var answer = await studio.Generation.Client.NextCallAsync(TestContext.Current.CancellationToken);
        answer.Text("one, two");
        Support.KeptStudio.Until(() => conversation.Path[1].Text == "one, two");

        var back = await studio.ImportOneAsync(await studio.ExportAsync(conversation.Id, format));

        Assert.Equal(["Count", "one, two"], back.Messages.Select(message => message.Text));
        Assert.Equal(RunState.Interrupted, back.Messages[1].Runs[0].State);
        answer.Finish();
    }

    [Fact]
    public async Task Imported_answer_is_an_ended_run_with_the_figures_of_the_file()
    {
        await using var studio = new TransferStudio();
        var conversation = await studio.Conversations.StartAsync("Count", Support.FakeModelCatalog.Model);
        var answer = await studio.Generation.Client.NextCallAsync(TestContext.Current.CancellationToken);
        studio.Generation.Time.Advance(TimeSpan.FromSeconds(1));
        answer.Text("one, ");
        Support.KeptStudio.Until(() => conversation.Path[1].Text == "one, ");
        studio.Generation.Time.Advance(TimeSpan.FromSeconds(2));
        answer.Text("two");
        Support.KeptStudio.Until(() => conversation.Path[1].Text == "one, two");
        studio.Generation.Time.Advance(TimeSpan.FromMilliseconds(1));
        answer.Usage(3, 5).Finish();
        await conversation.Path[1].Run!.Completion;
        Support.KeptStudio.Until(() => studio.Generation.Journal.Unwritten == 0);
        var numbers = conversation.Path[1].Run!.Metrics.Snapshot();

        var back = await studio.ImportOneAsync(await studio.ExportAsync(conversation.Id, TransferFormat.Json));

        var opened = await studio.Conversations.OpenAsync(back.Summary.Id, TestContext.Current.CancellationToken);
        var run = opened!.Path[1].Run!;
        Assert.True(run.Model.IsImported);
        Assert.Equal(("one, two", RunState.Completed), (run.Text, run.State));
        var again = run.Metrics.Snapshot();
        Assert.Equal((numbers.TimeToFirstToken, numbers.GapMax, numbers.Elapsed, numbers.TokensOut, numbers.Cost), (again.TimeToFirstToken, again.GapMax, again.Elapsed, again.TokensOut, again.Cost));
    }

    [Fact]
    public async Task Page_asks_nobody_and_runs_nothing_whatever_is_in_it()
    {
        await using var studio = new TransferStudio();
        for (var seed = 0; seed < 40; seed++)
        {
            var original = GeneratedConversation.Draw(seed);
            await studio.Conversations.ImportAsync(original, TestContext.Current.CancellationToken);

            var html = Encoding.UTF8.GetString(await studio.ExportAsync(original.Summary.Id, TransferFormat.Html));

            Assert.Contains("default-src 'none'; style-src 'unsafe-inline'", html, StringComparison.Ordinal);
            Assert.Equal(1, html.Split("<script").Length - 1);
            Assert.Equal(1, html.Split("</script").Length - 1);
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("href=\"javascript:", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("src=", html.Replace("src=x onerror", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("What is a token?", "2026-01-01-what-is-a-token-")]
    [InlineData("../../etc/passwd", "2026-01-01-etc-passwd-")]
    [InlineData("a\r\nSet-Cookie: x=1", "2026-01-01-a-set-cookie-x-1-")]
    [InlineData("数据 🌊", "2026-01-01-")]
    [InlineData("CON", "2026-01-01-con-")]
    public void Name_of_a_file_is_made_of_plain_letters(string title, string start)
    {
        var summary = new ConversationSummary { Id = ConversationId.New(TimeProvider.System), Title = title, CreatedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), UpdatedAt = default };

        var name = ExportNames.Of(summary, TransferFormat.Json);

        Assert.StartsWith(start, name, StringComparison.Ordinal);
        Assert.Matches("^[a-z0-9-]+[.]json$", name);
    }

    private static void AssertSame(ConversationRecord original, ConversationRecord back, int seed)
    {
        var places = original.Messages.Select((message, index) => (message.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        var newPlaces = back.Messages.Select((message, index) => (message.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        Assert.Equal(original.Messages.Select(message => Place(places, message.ParentId)), back.Messages.Select(message => Place(newPlaces, message.ParentId)));
        Assert.Equal(original.Messages.Select(message => Place(places, message.ShownChild)), back.Messages.Select(message => Place(newPlaces, message.ShownChild)));
        Assert.Equal(Place(places, original.ShownRoot), Place(newPlaces, back.ShownRoot));
        Assert.Equal(original.Messages.Select(message => (message.Role, message.At, message.Text)), back.Messages.Select(message => (message.Role, message.At, message.Text)));
        foreach (var (one, other) in original.Messages.Zip(back.Messages).SelectMany(pair => pair.First.Runs.Zip(pair.Second.Runs)))
        {
            Assert.Equal(one.Marks, other.Marks);
            var model = one.Model with { IsImported = true };
            Assert.Equal(one with { Id = other.Id, Marks = other.Marks, Model = model }, other);
        }

        Assert.Equal(original.Messages.Select(message => message.Runs.Count), back.Messages.Select(message => message.Runs.Count));
        Assert.Equal(original.Settings with { SystemPrompt = string.IsNullOrWhiteSpace(original.Settings.SystemPrompt) ? null : original.Settings.SystemPrompt }, back.Settings);
        Assert.Equal(original.Summary.Tags, back.Summary.Tags);
        Assert.Equal(original.Summary.Models, back.Summary.Models);
        Assert.Equal(original.Summary with { Id = back.Summary.Id, Tags = back.Summary.Tags, Models = back.Summary.Models }, back.Summary);
        Assert.True(back.Queue.Count == 0, $"seed {seed}");
    }

    private static int Place(Dictionary<MessageId, int> places, MessageId? id) => id is { } known ? places[known] : -1;

    private static List<string> Shown(ConversationRecord conversation) => [.. ShownPath.Of(conversation).Select(Line)];

    private static string Line(MessageRecord message)
        => $"{message.Role} {message.At:O} {(message.Runs is [.., var run] ? $"{run.Model.ModelId}/{run.Model.ProviderName}/{run.State}/{run.Model.IsSimulated}" : "")}\n{message.Text}";
}
