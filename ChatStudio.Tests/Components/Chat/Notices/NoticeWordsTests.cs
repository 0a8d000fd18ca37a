using System.Text.RegularExpressions;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Answers.Notices;

namespace ChatStudio.Tests.Components.Chat.Notices;

/// <summary>Whatever fails: what happened, what to do, what was kept, and never what is secret.</summary>
public sealed partial class NoticeWordsTests
{
    private const string Secret = "sk-secret-2f6c1e";

    private static readonly ModelInfo Model = new("models.lan-8000/small", "small", "models.lan-8000", "models.lan:8000") { ContextWindow = 8_000 };
    private static readonly ModelInfo LocalModel = Model with { IsLocal = true };

    private static readonly ProviderStatus Provider = new(Model.ProviderId, Model.ProviderName, "https://models.lan:8000", IsReady: true, null)
    {
        Setup = new("OPENAI_API_KEY", "OPENAI_BASE_URL", HasKey: true),
    };

    /// <summary>Every way in which a run can fail, before and after the first token.</summary>
    public static TheoryData<ProviderErrorKind, TimeLimit?, long> Failures => [.. Enum.GetValues<ProviderErrorKind>()
        .SelectMany(kind => kind == ProviderErrorKind.Timeout ? Enum.GetValues<TimeLimit>().Select(limit => (kind, (TimeLimit?)limit)) : [(kind, null)])
        .SelectMany(failure => new[] { 0L, 3L }.Select(tokens => (failure.kind, failure.Item2, tokens)))];

    [Theory]
    [MemberData(nameof(Failures))]
    public void Notice_says_what_happened_what_to_do_and_what_was_kept(ProviderErrorKind kind, TimeLimit? limit, long tokens)
    {
        var notice = Notice(Failure(kind, limit), tokens);

        Assert.Matches(Title(), notice.Title);
        Assert.Matches(Sentences(), notice.Body);
        Assert.Contains(tokens > 0 ? "What arrived is kept: ≈ 3 tokens" : "Your message is kept", notice.Body, StringComparison.Ordinal);
        Assert.Matches(NextStep(), notice.Body);
        Assert.NotEmpty(notice.Icon);
        // "Use another model" needs another model; the other step is always there.
        Assert.Contains(notice.Actions, action => action != NoticeAction.UseOther);
        Assert.Equal(notice.Actions.Distinct(), notice.Actions);
        Assert.NotEqual(NoticeTone.Plain, notice.Tone);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void Notice_apologizes_shouts_and_leaks_nothing(ProviderErrorKind kind, TimeLimit? limit, long tokens)
    {
        var notice = Notice(Failure(kind, limit), tokens);
        var words = $"{notice.Title} {notice.Body}";

        Assert.DoesNotContain(Secret, words, StringComparison.Ordinal);
        Assert.DoesNotMatch(Manners(), words);
        Assert.DoesNotContain("  ", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_failure_has_a_title_of_its_own()
    {
        var titles = Failures.Where(row => row.Data.Item3 == 0).Select(row => Notice(Failure(row.Data.Item1, row.Data.Item2), 0).Title).ToList();

        Assert.Equal(titles.Distinct(), titles);
    }

    [Theory]
    [InlineData(0, "The answer of models.lan:8000 was not read", "It sent a line longer than 1 MiB. Reading stopped there: correct the server or the proxy in between, or use another model. Your message is kept.")]
    [InlineData(3, "The answer was ended at a limit", "models.lan:8000 sent a line longer than 1 MiB, and reading stopped there. Try again, or send a message to go on from here. What arrived is kept: ≈ 3 tokens, which may be charged.")]
    public void Passed_cap_is_named(long tokens, string title, string body)
    {
        var notice = Notice(new(ProviderErrorKind.Protocol, null, null) { Cap = "a line longer than 1 MiB" }, tokens);

        Assert.Equal((title, body), (notice.Title, notice.Body));
    }

    [Fact]
    public void Rejected_key_names_the_provider_and_the_setting_that_applies()
    {
        var notice = Notice(new(ProviderErrorKind.Authentication, null, null, Status: 401));

        Assert.Equal("models.lan:8000 rejected the API key", notice.Title);
        Assert.Equal("Set OPENAI_API_KEY to a valid key, then start ChatStudio again. Your message is kept and nothing was charged.", notice.Body);
    }

    [Fact]
    public void Key_that_was_never_set_is_not_called_rejected()
    {
        var notice = NoticeWords.For(new(ProviderErrorKind.Authentication, null, null, Status: 401), Model, Provider with { Setup = Provider.Setup with { HasKey = false } }, 0);

        Assert.Equal("models.lan:8000 wants an API key", notice.Title);
        Assert.StartsWith("Set OPENAI_API_KEY, then", notice.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Provider_without_settings_is_not_sent_to_settings_of_others()
    {
        foreach (var kind in Enum.GetValues<ProviderErrorKind>())
        {
            Assert.DoesNotContain("OPENAI", NoticeWords.For(Failure(kind, null), Model, null, 0).Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(TimeLimit.Headers, "Limits__Headers")]
    [InlineData(TimeLimit.FirstToken, "Limits__FirstToken")]
    [InlineData(TimeLimit.Idle, "Limits__Idle")]
    [InlineData(TimeLimit.Total, "Limits__Total")]
    public void Limit_that_passed_names_the_setting_that_moves_it(TimeLimit limit, string setting)
    {
        Assert.Contains(setting, Notice(Failure(ProviderErrorKind.Timeout, limit)).Body, StringComparison.Ordinal);
        Assert.Contains(setting, Notice(Failure(ProviderErrorKind.Timeout, limit), 3).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Provider_that_does_not_answer_is_named_with_address_tries_and_setting()
    {
        var notice = Notice(new(ProviderErrorKind.Network, null, null, Attempts: 4));

        Assert.Equal("models.lan:8000 is not answering", notice.Title);
        Assert.Equal("No connection to https://models.lan:8000 after 4 tries. Check that it is running and that OPENAI_BASE_URL is its address. Your message is kept and nothing was charged.", notice.Body);
    }

    [Fact]
    public void Connection_lost_after_the_headers_promises_nothing_about_money()
    {
        var notice = Notice(new(ProviderErrorKind.Network, null, null) { WasAccepted = true });

        Assert.Equal("The connection to models.lan:8000 broke", notice.Title);
        Assert.DoesNotContain("charged", notice.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(45, "in 45 s")]
    [InlineData(89.2, "in 90 s")]
    [InlineData(601, "in 11 min")]
    [InlineData(86_400, "in 24 h")]
    public void Pause_that_is_too_long_to_wait_for_says_how_long(double seconds, string words)
        => Assert.Contains($"Try again {words}, as it asks", Notice(new(ProviderErrorKind.RateLimited, null, null, 429, TimeSpan.FromSeconds(seconds))).Body, StringComparison.Ordinal);

    [Theory]
    [InlineData(500, 1, "It answered with status 500. ")]
    [InlineData(500, 4, "It answered with status 500, 4 times. ")]
    [InlineData(200, 1, "Such errors often pass")]
    public void Status_is_told_where_it_says_something(int status, int attempts, string words)
        => Assert.StartsWith(words, Notice(new(ProviderErrorKind.ServerError, null, null, status, Attempts: attempts)).Body, StringComparison.Ordinal);

    [Fact]
    public void Tokens_that_arrived_may_be_charged_unless_the_model_is_local()
    {
        var cut = new RunFailure(ProviderErrorKind.Truncated, null, null) { WasAccepted = true };

        Assert.EndsWith("What arrived is kept: ≈ 3 tokens, which may be charged.", Notice(cut, 3).Body, StringComparison.Ordinal);
        Assert.EndsWith("What arrived is kept: ≈ 1 token.", NoticeWords.For(cut, LocalModel, Provider, 1).Body, StringComparison.Ordinal);
        Assert.EndsWith("What arrived is kept: 1,234 tokens.", NoticeWords.For(cut, LocalModel, Provider, 1_234, isEstimate: false).Body, StringComparison.Ordinal);
    }

    private static Notice Notice(RunFailure failure, long tokens = 0) => NoticeWords.For(failure, Model, Provider, tokens);

    private static RunFailure Failure(ProviderErrorKind kind, TimeLimit? limit)
        => new(kind, $"Incorrect key {Secret}", $"refused ({Secret})", Status: 418, RequestId: Secret, Limit: limit);

    [GeneratedRegex(@"^[\w.:\- ']{12,60}[^.!?]$")]
    private static partial Regex Title();

    // "One sentence. Another one." A name may begin the first.
    [GeneratedRegex(@"^\w[^.]*(\.(?! )[^.]*)*\.( [A-Z][^.]*(\.(?! )[^.]*)*\.)+$")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\b([Tt]ry again|Set |Add |Use |Check |Change |Another wording)")]
    private static partial Regex NextStep();

    [GeneratedRegex(@"!|\bAI\b|sorry|please|oops", RegexOptions.IgnoreCase)]
    private static partial Regex Manners();
}
