using ChatStudio.Core.Conversations.Titles;
using ChatStudio.Core.Providers.Simulated;
using ChatStudio.Core.Providers.Simulated.Answers;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Providers.Simulated;

/// <summary>
/// One client reads one dialect of the simulator over loopback: the clients of the providers, which prove the simulator, and
/// our own. What the scripts say is known without any dialect.
/// </summary>
public abstract class SimulatorReaderTests : IAsyncLifetime
{
    private const string Prompt = "Explain batching with a table and some code";

    private SimulatorServer _server = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>As the client calls the end of an answer that is complete, and of one that reached its limit.</summary>
    protected abstract (string Stop, string Length) Finishes { get; }

    protected string Origin => _server.Origin;

    public async ValueTask InitializeAsync()
    {
        _server = await SimulatorServer.StartAsync(new HastyTime());
        Connect();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Text_arrives_word_for_word_with_its_usage_and_finish_reason()
    {
        var heard = await StreamAsync("steady-2000", Prompt);

        var said = Said("steady-2000");
        Assert.Equal(said.Text, heard.Text.ToString());
        Assert.Equal("", heard.Reasoning.ToString());
        Assert.Equal(Finishes.Stop, heard.Finish);
        Assert.Equal(TextTokenizer.CountPrompt(new("user", Prompt)), heard.InputTokens);
        Assert.Equal(TextTokenizer.Count(said.Text), heard.OutputTokens);
    }

    [Theory]
    [InlineData("Explain connection pools and deadlocks", "Connection pools (and|with) deadlocks")]
    [InlineData("What is backpressure?", "(Backpressure (in brief|explained)|Notes on backpressure)")]
    [InlineData("What is 12 * 7?", "What is 12 7")]
    public async Task Conversation_is_given_a_title_when_one_is_asked_for(string prompt, string title)
    {
        var heard = await StreamAsync("steady-2000", TitleRequest.Message(prompt, "Some answer").Text);

        Assert.Matches($"^{title}$", heard.Text.ToString());
    }

    [Fact]
    public async Task Reasoning_arrives_apart_from_the_text_and_counts_as_output()
    {
        var heard = await StreamAsync("reasoning-first", Prompt);

        var said = Said("reasoning-first");
        Assert.Equal(said.Reasoning, heard.Reasoning.ToString());
        Assert.Equal(said.Text, heard.Text.ToString());
        Assert.Equal(TextTokenizer.Count(said.Reasoning) + TextTokenizer.Count(said.Text), heard.OutputTokens);
    }

    [Fact]
    public async Task Limit_of_tokens_is_told()
    {
        var heard = await StreamAsync("steady-2000", Prompt, maxTokens: 7);

        Assert.Equal(string.Concat(TextTokenizer.Split(Said("steady-2000").Text).Take(7)), heard.Text.ToString());
        Assert.Equal(Finishes.Length, heard.Finish);
        Assert.Equal(7, heard.OutputTokens);
    }

    [Theory]
    [InlineData("bursts-of-64")]
    [InlineData("two-second-stall")]
    public async Task Pace_changes_nothing_of_what_is_read(string model)
    {
        var heard = await StreamAsync(model, Prompt);

        Assert.Equal((Said(model).Text, Finishes.Stop), (heard.Text.ToString(), heard.Finish));
    }

    [Fact]
    public async Task Answer_in_one_piece_says_the_same()
    {
        var heard = await AskAsync("reasoning-first", Prompt);

        var said = Said("reasoning-first");
        Assert.Equal((said.Reasoning, said.Text, Finishes.Stop), (heard.Reasoning.ToString(), heard.Text.ToString(), heard.Finish));
    }

    [Fact]
    public async Task Models_are_listed() => Assert.Equal(SimulatedModels.All.Select(model => model.ModelId), await ListAsync());

    [Fact]
    public async Task Unknown_model_is_an_error_of_its_kind() => AssertUnknownModel(await FailAsync("gpt-none", new()));

    [Fact]
    public async Task Rate_limit_is_told_by_its_kind_and_gone_the_next_time()
        => Assert.Equal(Said("rate-limited").Text, (await MeetRateLimitAsync(Prompt)).Text.ToString());

    [Fact]
    public async Task Error_in_mid_stream_comes_behind_the_text_so_far()
    {
        var heard = new HeardAnswer();

        await ReadFailureAsync(heard);

        Assert.NotEqual(0, heard.Text.Length);
        Assert.StartsWith(heard.Text.ToString(), Said("fails-mid-stream").Text, StringComparison.Ordinal);
        Assert.Null(heard.Finish);
    }

    [Fact]
    public async Task Cut_stream_never_finishes()
    {
        var heard = new HeardAnswer();

        await ReadCutAsync(heard);

        Assert.NotEqual(0, heard.Text.Length);
        Assert.StartsWith(heard.Text.ToString(), Said("cut-off").Text, StringComparison.Ordinal);
        Assert.True(heard.Text.Length < Said("cut-off").Text.Length);
        Assert.Null(heard.Finish);
    }

    protected abstract void Connect();

    protected abstract Task StreamAsync(HeardAnswer heard, string model, string prompt, int? maxTokens);

    protected abstract Task<HeardAnswer> AskAsync(string model, string prompt);

    protected abstract Task<IEnumerable<string>> ListAsync();

    protected abstract void AssertUnknownModel(Exception failure);

    /// <summary>Asks the model that refuses the first attempt, until it answers.</summary>
    protected abstract Task<HeardAnswer> MeetRateLimitAsync(string prompt);

    /// <summary>Reads the stream with an error in it. Some clients of the providers skip it, and then the stream only ends.</summary>
    protected virtual Task ReadFailureAsync(HeardAnswer heard) => StreamAsync(heard, "fails-mid-stream", Prompt, null);

    /// <summary>The clients of the providers take a cut for the end and say nothing.</summary>
    protected virtual Task ReadCutAsync(HeardAnswer heard) => StreamAsync(heard, "cut-off", Prompt, null);

    protected Task<Exception> FailAsync(string model, HeardAnswer heard) => Assert.ThrowsAnyAsync<Exception>(() => StreamAsync(heard, model, Prompt, null));

    protected async Task<HeardAnswer> StreamAsync(string model, string prompt, int? maxTokens = null)
    {
        var heard = new HeardAnswer();
        await StreamAsync(heard, model, prompt, maxTokens);
        return heard;
    }

    private static ComposedAnswer Said(string model)
    {
        var request = new SimulatedRequest(model, [new("user", Prompt)]);
        return AnswerComposer.Compose(request.Messages, model, ConversationFingerprint.Of(request));
    }
}
