using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Search;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conversations.Search;

/// <summary>Searching as a person does, over a real file.</summary>
public sealed class ConversationSearchTests : IAsyncLifetime
{
    private KeptStudio _studio = null!;

    private ConversationService Conversations => _studio.Conversations;

    public async ValueTask InitializeAsync() => _studio = await KeptStudio.StartAsync();

    public ValueTask DisposeAsync() => _studio.DisposeAsync();

    [Fact]
    public async Task Title_and_messages_are_searched_and_the_result_names_the_message()
    {
        var titled = await _studio.AnsweredAsync("Stalls of the stream", "Nothing of the kind");
        _studio.Time.Advance(TimeSpan.FromMinutes(1));
        var answered = await _studio.AnsweredAsync("What is slow?", "The prefill stalls every other stream.");
        await _studio.AnsweredAsync("Hello", "Hi");

        var hits = await SearchAsync(new("stall"));

        Assert.Equal([answered.Id, titled.Id], hits.Select(hit => hit.Conversation.Id));
        Assert.Equal(answered.Path[^1].Id, hits[0].Message);
        Assert.Contains(new("stall", true), hits[0].Excerpt.Parts);
        Assert.Contains(new("Stall", true), hits[1].Title.Parts);
    }

    [Fact]
    public async Task Single_letter_is_looked_for_in_titles_only()
    {
        var titled = await _studio.AnsweredAsync("Tokens", "Nothing of the kind");
        var answered = await _studio.AnsweredAsync("C# and what else?", "The 流 of it");

        Assert.Equal([titled.Id], await IdsAsync(new("t")));
        Assert.Equal([answered.Id], await IdsAsync(new("流")));
        Assert.Equal([answered.Id], await IdsAsync(new("w #")));
    }

    [Fact]
    public async Task Filters_narrow_what_is_found()
    {
        var old = await _studio.AnsweredAsync("token");
        _studio.Time.Advance(TimeSpan.FromDays(2));
        var recent = await _studio.AnsweredAsync("token");
        await Conversations.PinAsync(recent.Id, true);
        await Conversations.TagAsync(old.Id, ["Work"]);
        var yesterday = _studio.Time.GetUtcNow().AddDays(-1);

        Assert.Equal([recent.Id], await IdsAsync(new("token") { From = yesterday }));
        Assert.Equal([old.Id], await IdsAsync(new("token") { Before = yesterday }));
        Assert.Equal([recent.Id], await IdsAsync(new("token") { IsPinned = true }));
        Assert.Equal([old.Id], await IdsAsync(new("") { Tag = "work" }));
        Assert.Equal([recent.Id, old.Id], await IdsAsync(new("token") { ModelKey = FakeModelCatalog.Model.Key }));
        Assert.Empty(await IdsAsync(new("token") { ModelKey = "other/model" }));
        Assert.Empty(await IdsAsync(new("token") { IsBranched = true }));
        await Conversations.ArchiveAsync(old.Id, true);
        Assert.Equal([recent.Id], await IdsAsync(new("token") { IsArchived = false }));
        Assert.Equal([old.Id], await IdsAsync(new("token") { IsArchived = true }));
        Assert.Equal([recent.Id, old.Id], await IdsAsync(new("token")));
    }

    [Fact]
    public async Task Renamed_conversation_is_found_by_its_new_title_and_a_deleted_one_not_at_all()
    {
        var conversation = await _studio.AnsweredAsync("Hello", "token");
        await Conversations.RenameAsync(conversation.Id, "Quarterly review");

        Assert.Equal([conversation.Id], await IdsAsync(new("quarter")));
        await Conversations.DeleteAsync(conversation.Id);
        Assert.Empty(await IdsAsync(new("quarter")));
        Assert.Empty(await IdsAsync(new("token")));
        await Conversations.UndoDeleteAsync(conversation.Id);

        Assert.Equal([conversation.Id], await IdsAsync(new("token")));
    }

    [Fact]
    public async Task Temporary_conversation_is_found_while_it_lives_and_leaves_nothing_in_the_file()
    {
        var temporary = await Conversations.StartAsync("Secret plan", FakeModelCatalog.Model, isTemporary: true);
        (await _studio.Client.NextCallAsync(TestContext.Current.CancellationToken)).Text("Of course").Finish();
        await temporary.Path[^1].Run!.Completion;

        Assert.Equal([temporary.Id], await IdsAsync(new("secret")));
        Assert.Empty(await _studio.Store.FindTextAsync(SearchWords.Of("secret"), null, 10, TestContext.Current.CancellationToken));
    }

    private Task<IReadOnlyList<ConversationHit>> SearchAsync(ConversationQuery query) => Conversations.SearchAsync(query, TestContext.Current.CancellationToken);

    private async Task<IEnumerable<ConversationId>> IdsAsync(ConversationQuery query) => (await SearchAsync(query)).Select(hit => hit.Conversation.Id);
}
