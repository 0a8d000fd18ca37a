using ChatStudio.Core.Providers.Connections;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Providers.Connections;

public sealed class LocalServersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_that_answers_like_what_it_is_taken_for_is_found()
    {
        await using var server = await ProviderServer.StartAsync();
        using var local = new LocalServers(TimeProvider.System, Place(server), new(ProviderPresets.Ollama, "http://127.0.0.1:9", "/api/version", "version"));

        var found = Assert.Single(await local.FindAsync(Token));

        Assert.Equal(("lm-studio", "LM Studio", ConnectionSource.Found), (found.Id, found.Name, found.Source));
        Assert.DoesNotContain("Authorization", Assert.Single(server.Requests).Headers.Keys);
    }

    [Theory]
    [InlineData(200, """{"something":"else"}""")]
    [InlineData(200, "<html>")]
    [InlineData(200, "[]")]
    [InlineData(404, """{"data":[]}""")]
    public async Task Stranger_on_the_port_is_left_alone(int status, string body)
    {
        await using var server = await ProviderServer.StartAsync();
        server.Models = ProviderReply.Json(status, body);
        using var local = new LocalServers(TimeProvider.System, Place(server));
        Assert.Empty(await local.FindAsync(Token));
    }

    [Fact]
    public async Task Server_that_says_nothing_is_given_half_a_second()
    {
        await using var server = await ProviderServer.StartAsync();
        server.Models = ProviderReply.HangBeforeHeaders();
        var time = new FakeTimeProvider();
        using var local = new LocalServers(time, Place(server));

        var finding = local.FindAsync(Token);
        time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.False(finding.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Empty(await finding);
    }

    [Fact]
    public void Other_machines_are_never_looked_at()
        => Assert.Throws<ArgumentException>(() => new LocalServers(TimeProvider.System, new LocalServers.Place(ProviderPresets.Ollama, "http://gpu-box:11434", "/api/version", "version")));

    private static LocalServers.Place Place(ProviderServer server) => new(ProviderPresets.LMStudio, server.BaseUrl, "/v1/models", "data");
}
