using ChatStudio.Core.Providers.Connections;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Providers.Connections;

public sealed class ConnectionDraftTests
{
    [Fact]
    public void Draft_of_every_preset_with_its_blanks_filled_in_can_be_taken()
        => Assert.All(ProviderPresets.All, preset =>
        {
            var draft = ConnectionDraft.From(preset);
            draft.Name = draft.Name.Length > 0 ? draft.Name : "Mine";
            draft.BaseUrl = draft.BaseUrl.Length > 0 ? draft.BaseUrl.Replace("<resource>", "mine", StringComparison.Ordinal) : "http://localhost:1";
            Assert.Empty(draft.Check([]));
        });

    [Theory]
    [InlineData("ftp://host", "It must be an http or https address")]
    [InlineData("", "It must be an http or https address")]
    [InlineData("http://", "It must be an http or https address")]
    [InlineData("https://me:secret@host/v1", "It must not contain a user name or password")]
    [InlineData("https://host/v1?api_key=secret", "It must not contain a key")]
    [InlineData("https://<resource>.openai.azure.com", "Put your own name in the place of")]
    public void Base_url_that_leads_nowhere_is_told_without_quoting_it(string url, string words)
    {
        var problem = ConnectionSession.Draft(baseUrl: url).Check([])[ConnectionField.BaseUrl];
        Assert.StartsWith(words, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("120", true)]
    [InlineData("", true)]
    [InlineData("0.5", false)]
    [InlineData("3601", false)]
    [InlineData("-5", false)]
    [InlineData("1e3", false)]
    [InlineData("soon", false)]
    public void Request_timeout_is_a_number_of_seconds_or_empty(string text, bool isRight)
    {
        var draft = ConnectionSession.Draft();
        draft.RequestTimeout = text;
        Assert.Equal(isRight, draft.Check([]).Count == 0);
    }

    [Theory]
    [InlineData("0.2", true)]
    [InlineData("0.1", false)]
    [InlineData("61", false)]
    public void Stall_is_a_number_of_seconds_within_reason(string text, bool isRight)
    {
        var draft = ConnectionSession.Draft();
        draft.StalledAfter = text;
        Assert.Equal(isRight, draft.Check([]).Count == 0);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("8", true)]
    [InlineData("0", false)]
    [InlineData("9", false)]
    [InlineData("2.5", false)]
    [InlineData("", false)]
    public void Concurrent_streams_are_a_whole_number(string text, bool isRight)
    {
        var draft = ConnectionSession.Draft();
        draft.ConcurrentStreams = text;
        Assert.Equal(isRight, draft.Check([]).Count == 0);
    }

    [Fact]
    public void Names_are_given_once()
    {
        ConnectionAddress.TryRead("http://localhost:1", out var address, out _);
        ProviderConnection other = new("lab", "Lab", ProviderDialect.OpenAIChat, address!);

        Assert.Contains(ConnectionField.Name, ConnectionSession.Draft(" lab ").Check([other]));
        Assert.Contains(ConnectionField.Name, ConnectionSession.Draft(" ").Check([]));
        Assert.Contains(ConnectionField.Name, ConnectionSession.Draft("a\nb").Check([]));
        Assert.Empty(ConnectionSession.Draft("Lab 2").Check([other]));
    }

    [Fact]
    public void Key_that_cannot_be_sent_is_told_without_quoting_it()
    {
        var problem = ConnectionSession.Draft(key: "sk-two\nlines").Check([])[ConnectionField.Key];
        Assert.Contains("cannot be sent", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("two", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sk-ant-api03-0123456789abcdef7Qk2", "sk-ant-••••••7Qk2")]
    [InlineData("sk-proj-0123456789abcdef7Qk2", "sk-proj-••••••7Qk2")]
    [InlineData("sk-0123456789abcdef7Qk2", "sk-••••••7Qk2")]
    [InlineData("0123456789abcdef7Qk2", "••••••7Qk2")]
    [InlineData("short-7Qk2", "••••••")]
    [InlineData(" ", null)]
    public void Key_is_shown_by_its_ends_only(string key, string? hint) => Assert.Equal(hint, KeyText.Hint(key));

    [Theory]
    [InlineData("https://api.openai.com/v1/", "api.openai.com")]
    [InlineData("https://openrouter.ai/api/v1", "openrouter.ai/api/v1")]
    [InlineData("http://vllm-01.lan:8000/v1?tenant=1", "http://vllm-01.lan:8000/v1")]
    [InlineData("localhost:8080", "http://localhost:8080")]
    public void Address_is_shown_without_what_goes_without_saying(string pasted, string shown)
    {
        Assert.True(ConnectionAddress.TryRead(pasted, out var address, out _));
        Assert.Equal(shown, address.Display);
    }
}
