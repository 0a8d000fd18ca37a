using ChatStudio.Core.Conversations;
using ChatStudio.Web.Features.Chat.Finding;

namespace ChatStudio.Tests.Components.Chat.Finding;

public sealed class ConversationFinderTests : StudioContext
{
    private readonly ConversationFinder _finder = new();

    [Fact]
    public async Task Hits_come_in_the_order_of_the_page_from_prompts_reasoning_and_answers()
    {
        var (conversation, answer) = await AskAsync("Cache or cache?");
        answer.Reasoning("A cache\nof caches.").Text("The **ca**che.\n\n`cache` it.").Finish();
        await EndedAsync(conversation);
        var (prompt, reply) = (conversation.Path[0].Id, conversation.Path[1].Id);

        Assert.Equal(
            [
                new(prompt, FindPart.Prompt, 0), new(prompt, FindPart.Prompt, 1),
                new(reply, FindPart.Reasoning, 0), new(reply, FindPart.Reasoning, 1),
                new(reply, FindPart.Answer, 0), new(reply, FindPart.Answer, 1),
            ],
            Find(conversation, "CACHE"));
    }

    [Theory]
    [InlineData("**", 0)]
    [InlineData("aa", 2)]
    [InlineData("aa aa", 1)]
    [InlineData("aa first", 0)]
    [InlineData("first second", 1)]
    [InlineData("", 0)]
    public async Task What_is_found_is_what_is_read(string text, int hits)
        => Assert.Equal(hits, Find(await AnsweredAsync("Hi", "**aa** aa\n\nfirst\nsecond"), text).Count);

    [Fact]
    public async Task Answer_that_streams_is_found_as_far_as_it_has_come()
    {
        var (conversation, answer) = await AskAsync("Go");
        answer.Text("A stall, ");
        WaitUntil(() => Find(conversation, "stall").Count == 1);

        answer.Text("another st").Text("all").Finish();
        await EndedAsync(conversation);

        Assert.Equal(2, Find(conversation, "stall").Count);
        Assert.Equal(2, Find(conversation, "stall").Count);
    }

    [Fact]
    public async Task Hits_are_not_counted_without_end()
    {
        var conversation = await AnsweredAsync("Hi", new string('x', 20_000));

        Assert.Equal(ConversationFinder.MostHits, Find(conversation, "x").Count);
    }

    [Fact]
    public async Task Search_that_nobody_waits_for_ends()
    {
        var conversation = await AnsweredAsync();
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        Assert.Throws<OperationCanceledException>(() => _finder.Find(conversation.Path, "x", gone.Token));
    }

    private IReadOnlyList<FindHit> Find(Conversation conversation, string text) => _finder.Find(conversation.Path, text, Cancel);
}
