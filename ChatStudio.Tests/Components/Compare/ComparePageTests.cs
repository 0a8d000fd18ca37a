using Bunit;
using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Features.Compare;

namespace ChatStudio.Tests.Components.Compare;

public sealed class ComparePageTests : CompareContext
{
    [Fact]
    public async Task First_prompt_starts_a_comparison_of_the_line_up_and_leads_to_its_address()
    {
        var page = Open(null);
        Assert.Equal(2, page.FindAll(".cmp-edit").Count);

        Assert.Null(await TypeAsync("Race"));

        var comparison = Assert.Single(Comparisons.Comparisons);
        Assert.Equal($"compare/{comparison.Id}", Navigation.ToBaseRelativePath(Navigation.Uri));
        Assert.Equal(["one", "two"], comparison.State.Columns.Select(column => column.Setup.Model.ModelId));
    }

    [Fact]
    public void Address_fills_in_line_up_and_prompt_and_sends_nothing()
    {
        Navigation.NavigateTo("compare?models=three,test/one,nobody&prompt=Hello%20there");
        var page = Open(null);

        Assert.Equal(2, page.FindAll(".cmp-edit").Count);
        Assert.Contains("three", page.FindAll(".cmp-edit")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("nobody", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Hello there", Box.Invocations["put"].Single().Arguments[0]);
        Assert.Empty(Comparisons.Comparisons);
    }

    [Fact]
    public async Task Columns_stream_side_by_side_and_end_by_themselves()
    {
        var comparison = Start();
        var page = Open(comparison);
        (await CallOfAsync("one")).Text("First answer");
        (await CallOfAsync("two")).Text("Second answer").Finish();

        Pass(() => Text(page, 0).Contains("First answer", StringComparison.Ordinal) && Text(page, 1).Contains("Second answer", StringComparison.Ordinal));
        Pass(() => page.FindAll(".cmp-col .st")[1].TextContent.StartsWith("Done in", StringComparison.Ordinal));
        Assert.Equal("Streaming", page.FindAll(".cmp-col .st")[0].TextContent.Trim());
        Assert.Contains("provisional, 1 still runs", page.Find(".rankp").TextContent, StringComparison.Ordinal);
        Assert.Equal(["true", "false"], page.FindAll(".cmp-body").Select(body => body.GetAttribute("aria-busy")));
    }

    [Fact]
    public async Task Failing_column_shows_its_own_error_and_is_asked_again_alone()
    {
        var comparison = Start();
        var page = Open(comparison);
        (await CallOfAsync("one")).Throw(new ProviderException(ProviderErrorKind.Authentication, "no"));
        (await CallOfAsync("two")).Text("Whole").Finish();
        await EndedAsync(comparison);
        Pass(() => page.FindAll(".cmp-col .note.err").Count == 1 && Text(page, 1).Contains("Whole", StringComparison.Ordinal));

        await DoAsync(page, () => page.FindAll("button").Single(button => button.TextContent.Contains("Try again", StringComparison.Ordinal)).Click());

        (await CallOfAsync("one")).Text("Better").Finish();
        Pass(() => Text(page, 0).Contains("Better", StringComparison.Ordinal));
        Assert.Equal(3, Client.Answers.Count);
    }

    [Fact]
    public async Task Stop_all_stops_every_column()
    {
        var comparison = Start();
        var page = Open(comparison);
        var (one, two) = (await CallOfAsync("one"), await CallOfAsync("two"));

        await DoAsync(page, () => page.Find("[data-key=stop]").Click());

        await one.Closed.WaitAsync(Cancel);
        await two.Closed.WaitAsync(Cancel);
        await EndedAsync(comparison);
        Pass(() => page.FindAll(".cmp-col .st").All(state => state.TextContent.Trim() == "Stopped"));
    }

    [Fact]
    public async Task Picking_the_best_marks_it_and_tie_replaces_it()
    {
        var comparison = await AnsweredAsync(false, ("one", "1"), ("two", "2"));
        var page = Open(comparison);

        await DoAsync(page, () => page.Find("[data-key=best-2]").Click());
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("[data-key=best-2]").GetAttribute("aria-pressed")));
        Assert.Equal(comparison.State.Columns[1].Id, comparison.State.Current!.Vote!.Best);

        await DoAsync(page, () => page.Find("[data-key=vote-tie]").Click());
        page.WaitForAssertion(() => Assert.Equal("false", page.Find("[data-key=best-2]").GetAttribute("aria-pressed")));
        Assert.Equal(VoteKind.Tie, comparison.State.Current!.Vote!.Kind);
    }

    [Fact]
    public async Task Blind_round_shows_letters_and_nothing_that_tells_the_model_until_the_vote()
    {
        var comparison = await AnsweredAsync(true, ("one", "1"), ("two", "2"));
        var page = Open(comparison);

        Assert.Equal(["Model A", "Model B"], page.FindAll(".cmp-col h2").Select(name => name.TextContent));
        Assert.Empty(page.FindAll(".cmp-col .sig, .race-legend, .rank, .cmp-mini dl, .cs-trace"));
        Assert.DoesNotContain("tok/s", page.Find(".cmp-grid").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Test", page.Find(".cmp-area").TextContent, StringComparison.Ordinal);
        Assert.Empty(Raced);

        await DoAsync(page, () => page.Find("[data-key=best-1]").Click());

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".rank")));
        Assert.All(page.FindAll("[data-key^=best-], [data-key^=vote-]"), button => Assert.True(button.HasAttribute("disabled")));
        var winner = page.FindAll(".cmp-col h2")[0].TextContent;
        Assert.Equal(winner, comparison.State.Find(comparison.State.Current!.Vote!.Best!.Value)!.Setup.Model.ModelId);
    }

    [Fact]
    public async Task Race_gets_new_samples_only_and_one_message_for_all_columns()
    {
        var comparison = Start();
        var (one, two) = (await CallOfAsync("one"), await CallOfAsync("two"));
        var page = Open(comparison);
        one.Text("a few words to begin with");
        two.Text("others");
        Pass(() => Raced.Any(message => message.Series.Count == 2 && message.Series.All(line => line.Samples.Length > 0)));
        Time.Advance(TimeSpan.FromSeconds(1));
        Pass(() => Raced.Count > 4);
        one.Finish();
        two.Finish();
        await EndedAsync(comparison);
        Pass(() => Raced[^1].Series.All(line => line.State == "done"));

        // Between two resets no point is sent twice.
        foreach (var line in Raced.SelectMany(message => message.Series).GroupBy(line => line.Id))
        {
            var times = new List<double>();
            foreach (var update in line)
            {
                times = update.Reset ? [] : times;
                times.AddRange(update.Samples.Chunk(4).Select(sample => sample[0]));
                Assert.Equal(times.Distinct().Order(), times);
            }
        }

        Assert.Equal([1, 2], Raced[^1].Series.Select(line => line.Slot));
        Assert.NotNull(page);
    }

    [Fact]
    public async Task Earlier_round_can_be_looked_at_and_the_next_prompt_leads_back()
    {
        var comparison = await AnsweredAsync(false, ("one", "First 1"), ("two", "First 2"));
        var page = Open(comparison);
        Assert.Null(await TypeAsync("Again"));
        (await CallOfAsync("one")).Text("Second 1").Finish();
        (await CallOfAsync("two")).Text("Second 2").Finish();
        await EndedAsync(comparison);
        Pass(() => Text(page, 0).Contains("Second 1", StringComparison.Ordinal));

        await DoAsync(page, () => page.Find("[aria-label='Round before']").Click());

        page.WaitForAssertion(() => Assert.Contains("First 1", Text(page, 0), StringComparison.Ordinal));
        Assert.Contains("Round 1 of 2", page.Find(".cmp-rounds").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prompt_is_refused_in_words_while_a_column_streams()
    {
        var comparison = Start();
        Open(comparison);
        await CallOfAsync("one");

        Assert.Contains("your text is still here", await TypeAsync("Too early"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Continue_here_moves_the_columns_own_history_into_a_chat()
    {
        var comparison = await AnsweredAsync(false, ("one", "17"), ("two", "42"));
        var page = Open(comparison);

        await DoAsync(page, () => page.FindAll(".go-on")[1].Click());

        page.WaitForAssertion(() => Assert.StartsWith("chat/", Navigation.ToBaseRelativePath(Navigation.Uri), StringComparison.Ordinal));
        var conversation = (await Conversations.OpenAsync(Conversations.Summaries.Single(summary => summary.Kind == ConversationKind.Chat).Id, Cancel))!;
        Assert.Equal(["Hello", "42"], conversation.Path.Select(message => message.Text));
        Assert.Equal("two", conversation.Model.ModelId);
        Assert.Equal($"chat/{conversation.Id}", Navigation.ToBaseRelativePath(Navigation.Uri));
        await Conversations.SendAsync(conversation.Id, "Again", Guid.NewGuid());
        Assert.Equal(["Hello", "42", "Again"], (await CallOfAsync("two")).Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task Differences_of_two_answers_are_shown_word_by_word()
    {
        var comparison = await AnsweredAsync(false, ("one", "The quick fox"), ("two", "The slow fox"));
        var page = Open(comparison);

        await DoAsync(page, () => page.FindAll("button").Single(button => button.TextContent.Contains("Differences", StringComparison.Ordinal)).Click());

        page.WaitForAssertion(() => Assert.Equal("quick ", page.Find(".cmp-diff del").TextContent));
        Assert.Equal("slow ", page.Find(".cmp-diff ins").TextContent);
    }

    [Fact]
    public async Task Deleted_comparison_says_so_and_an_unknown_address_too()
    {
        var comparison = await AnsweredAsync(false, ("one", "1"), ("two", "2"));
        var page = Open(comparison);

        await Comparisons.DeleteAsync(comparison.Id);
        await Comparisons.VoteAsync(comparison.Id, 1, VoteKind.Tie);

        Assert.Contains("This comparison is not here", Open(comparison).Markup, StringComparison.Ordinal);
        Assert.NotNull(page);
    }

    private static string Text(IRenderedComponent<ComparePage> page, int column) => page.FindAll(".cmp-text")[column].TextContent;
}
