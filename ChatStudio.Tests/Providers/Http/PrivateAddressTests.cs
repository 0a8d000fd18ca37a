using System.Net;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Http;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Providers.Http;

public sealed class PrivateAddressTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1%2")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:a9fe:a9fe")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:c0a8:0101::1")]
    public void Address_of_this_machine_or_its_network_is_private(string address) => Assert.True(PrivateAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("192.169.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::101:101")]
    public void Public_address_is_not(string address) => Assert.False(PrivateAddress.Is(IPAddress.Parse(address)));

    // All of these come to 127.0.0.1 when they are connected to, and not one looks like it to a reader of URLs.
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("127。0。0。1")]
    public async Task Public_access_refuses_the_connected_address_however_it_is_spelled(string host)
    {
        await using var server = await ProviderServer.StartAsync();
        var url = new UriBuilder(server.BaseUrl) { Host = host }.Uri;

        var failure = await Assert.ThrowsAsync<ProviderException>(() => SendAsync(url, NetworkAccess.PublicOnly));

        Assert.Equal((ProviderErrorKind.Network, false), (failure.Kind, failure.IsTransient));
        Assert.Contains("public addresses only", failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Local_access_connects_to_this_machine()
    {
        await using var server = await ProviderServer.StartAsync();
        using var response = await SendAsync(new Uri(server.BaseUrl + "/models"), NetworkAccess.Local);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(Uri url, NetworkAccess access)
    {
        using var sockets = ProviderPipeline.CreateSockets(isLocal: true, access);
        using var client = ProviderPipeline.Create(sockets, url.GetLeftPart(UriPartial.Authority), null, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance)();
        return await client.GetAsync(url, Token);
    }
}
