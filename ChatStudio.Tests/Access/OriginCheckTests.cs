using System.Net;
using System.Net.WebSockets;
using ChatStudio.Tests.Browser;

namespace ChatStudio.Tests.Access;

public sealed class OriginCheckTests
{
    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://{host}")]
    [InlineData("http://{host}.evil.example")]
    public async Task Hub_asked_by_another_origin_refuses_negotiation_and_upgrade(string origin)
    {
        await using var app = StudioApp.Start();
        var own = new Uri(app.Origin);
        origin = origin.Replace("{host}", own.Authority, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(app, ("Origin", origin)));
        Assert.Equal(HttpStatusCode.Forbidden, await UpgradeAsync(app, ("Origin", origin)));
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task Hub_asked_by_another_page_without_an_origin_refuses(string site)
    {
        await using var app = StudioApp.Start();

        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(app, ("Sec-Fetch-Site", site)));
        Assert.Equal(HttpStatusCode.Forbidden, await UpgradeAsync(app, ("Sec-Fetch-Site", site)));
    }

    [Fact]
    public async Task Hub_asked_by_its_own_page_or_by_no_browser_answers()
    {
        await using var app = StudioApp.Start();

        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(app, ("Origin", app.Origin)));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await UpgradeAsync(app, ("Origin", app.Origin)));
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(app));
    }

    [Theory]
    [InlineData("POST", HttpStatusCode.Forbidden)]
    [InlineData("DELETE", HttpStatusCode.Forbidden)]
    [InlineData("GET", HttpStatusCode.OK)]
    public async Task Request_of_another_origin_may_read_pages_but_change_nothing(string method, HttpStatusCode expected)
    {
        await using var app = StudioApp.Start();
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/") { Headers = { { "Origin", "https://evil.example" } } };

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("192.168.0.1", HttpStatusCode.BadRequest)]
    [InlineData("0.0.0.0", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:1", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    public async Task Host_is_one_of_this_machine_or_the_request_is_refused(string host, HttpStatusCode expected)
    {
        await using var app = StudioApp.Start();
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    private static async Task<HttpStatusCode> NegotiateAsync(StudioApp app, params (string Name, string Value)[] headers)
    {
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> UpgradeAsync(StudioApp app, params (string Name, string Value)[] headers)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        foreach (var (name, value) in headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        try
        {
            await socket.ConnectAsync(new Uri(app.Origin.Replace("http", "ws", StringComparison.Ordinal) + "/_blazor"), TestContext.Current.CancellationToken);
        }
        catch (WebSocketException) when (socket.HttpStatusCode != HttpStatusCode.SwitchingProtocols)
        {
            return socket.HttpStatusCode;
        }

        return socket.HttpStatusCode;
    }
}
