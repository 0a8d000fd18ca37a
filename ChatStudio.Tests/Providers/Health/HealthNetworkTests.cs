using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Connections;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Core.Providers.Http;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static ChatStudio.Core.Providers.Health.HealthCheckpoint;

namespace ChatStudio.Tests.Providers.Health;

/// <summary>What goes wrong below HTTP, by its cause and its fix; and that no key is sent before TLS is verified.</summary>
public sealed class HealthNetworkTests
{
    [Fact]
    public async Task Port_where_nothing_listens_is_named()
    {
        var port = FreePort();

        var report = await HealthSession.CheckAsync($"http://127.0.0.1:{port}/v1");

        report.AssertFailed(Connect, HealthState.Unreachable, "refused", $"127.0.0.1:{port} refused the connection",
            $"Nothing is listening on port {port}. Start the server, or change the base URL.");
    }

    [Fact]
    public async Task Name_that_DNS_does_not_know_is_named()
    {
        var report = await HealthSession.CheckAsync("http://no-such-host.invalid:8000/v1");

        Assert.Equal((HealthState.Unreachable, HealthStepState.Failed), (report.State, report.Step(ResolveName).State));
        Assert.StartsWith("The name no-such-host.invalid ", report.Advice!.Title, StringComparison.Ordinal);
        Assert.Equal(HealthStepState.NotRun, report.Step(Connect).State);
    }

    [Fact]
    public async Task Self_signed_certificate_is_refused_before_the_key_is_sent()
    {
        using var certificate = TestCertificate.Create();
        await using var server = await ProviderServer.StartSecureAsync(certificate);

        var report = await HealthSession.CheckAsync(Localhost(server));

        report.AssertFailed(Secure, HealthState.NotSecure, "self-signed", $"The certificate of {Name(server)} is self-signed",
            "This machine does not trust it. Add it to the system's trusted certificates, or use one from a known authority. The key was not sent.");
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Expired_certificate_says_until_when_it_was_valid()
    {
        using var certificate = TestCertificate.Create(from: new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), until: new(2024, 12, 31, 0, 0, 0, TimeSpan.Zero));
        await using var server = await ProviderServer.StartSecureAsync(certificate);

        var report = await HealthSession.CheckAsync(Localhost(server));

        report.AssertFailed(Secure, HealthState.NotSecure, "expired", $"The certificate of {Name(server)} has expired",
            "It was valid until 2024-12-31. Renew it on the server; if it is not expired, check this machine's clock. The key was not sent.");
    }

    [Fact]
    public async Task Certificate_of_another_name_says_which()
    {
        using var certificate = TestCertificate.Create("inference.example");
        await using var server = await ProviderServer.StartSecureAsync(certificate);

        var report = await HealthSession.CheckAsync(Localhost(server));

        report.AssertFailed(Secure, HealthState.NotSecure, "wrong name", $"The certificate of {Name(server)} is for another name",
            "It is for inference.example, not for localhost. Use that name in the base URL, or give the server a certificate for localhost. The key was not sent.");
    }

    [Fact]
    public async Task Trusted_certificate_passes_and_its_protocol_is_told()
    {
        using var certificate = TestCertificate.Create();
        await using var server = await ProviderServer.StartSecureAsync(certificate);

        var report = await CheckTrustingAsync(server, certificate);

        Assert.Equal((HealthStepState.Ok, HealthStepState.Ok), (report.Step(Secure).State, report.Step(Authenticate).State));
        Assert.Matches("^TLS 1\\.[23]$", report.Step(Secure).Result);
        Assert.Equal($"Bearer {HealthSession.Key}", Assert.Single(server.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task Plain_http_behind_an_https_address_is_told_apart_from_a_broken_handshake()
    {
        await using var server = await ProviderServer.StartAsync();
        var port = new Uri(server.BaseUrl).Port;

        var report = await HealthSession.CheckAsync($"https://127.0.0.1:{port}/v1");

        report.AssertFailed(Secure, HealthState.NotSecure, "plain http", $"127.0.0.1:{port} speaks plain http",
            $"Port {port} does not speak TLS. Write http:// in place of https:// in the base URL. The key was not sent.");
        Assert.All(server.Requests, request => Assert.False(request.Headers.ContainsKey("Authorization")));
    }

    [Fact]
    public async Task Https_behind_a_plain_http_address_is_named()
    {
        using var certificate = TestCertificate.Create();
        await using var server = await ProviderServer.StartSecureAsync(certificate);
        var port = new Uri(server.BaseUrl).Port;

        var report = await HealthSession.CheckAsync($"http://127.0.0.1:{port}/v1");

        report.AssertFailed(Authenticate, HealthState.NotSecure, "https", $"127.0.0.1:{port} speaks https",
            $"Port {port} expects TLS. Write https:// in place of http:// in the base URL.");
    }

    [Fact]
    public async Task Port_that_says_nothing_to_TLS_is_ended_by_the_limit()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var time = new FakeTimeProvider();
        await using var session = new HealthSession($"https://127.0.0.1:{port}/v1", time: time);

        var check = session.CheckAsync();
        using var connection = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);

        // The first bytes of the handshake: the step's limit is running.
        await connection.GetStream().ReadExactlyAsync(new byte[1], TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(10));

        (await check).AssertFailed(Secure, HealthState.NotSecure, "no answer", $"No secure connection to 127.0.0.1:{port}",
            $"Port {port} is open and says nothing to TLS. Check the port in the base URL; a plain server wants http:// there. The key was not sent.");
    }

    // All of these come to 127.0.0.1 when they are connected to.
    [Theory]
    [InlineData("http", "127.0.0.1")]
    [InlineData("http", "localhost")]
    [InlineData("https", "localhost")]
    [InlineData("http", "[::ffff:127.0.0.1]")]
    [InlineData("http", "2130706433")]
    public async Task Public_access_connects_to_no_private_address_in_any_step(string scheme, string host)
    {
        using var listener = new TcpListener(IPAddress.IPv6Any, 0);
        listener.Server.DualMode = true;
        listener.Start();
        using var factory = new ProviderFactory(NetworkAccess.PublicOnly, TimeProvider.System, NullLoggerFactory.Instance);
        Assert.True(ConnectionAddress.TryRead($"{scheme}://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/v1", out var address, out _));
        var target = factory.Create(new("lab", "Lab", ProviderDialect.OpenAIChat, address), HealthSession.Key).GetHealthTarget();

        var report = await new ProviderDoctor(TimeProvider.System).ReportAsync(target, cancellationToken: TestContext.Current.CancellationToken);

        report.AssertFailed(Connect, HealthState.Unreachable, "private", "Lab is not on the public internet",
            $"{target.Place} leads into this machine's own network, and ChatStudio connects to public addresses only. Change the base URL.");
        // Nobody accepts: whoever had connected would wait here.
        Assert.False(listener.Pending());
    }

    private static async Task<HealthReport> CheckTrustingAsync(ProviderServer server, X509Certificate2 certificate)
    {
        var target = new HealthTarget
        {
            ProviderId = "test",
            ProviderName = "Test",
            Dialect = "OpenAI Chat Completions",
            Models = new Uri($"{Localhost(server)}/models"),
            HasKey = true,
            IsLocal = true,
            CertificatePolicy = TestCertificate.Trusting(certificate),
            Http = () => new HttpClient(new SocketsHttpHandler { SslOptions = new() { CertificateChainPolicy = TestCertificate.Trusting(certificate) } }),
            Authorize = message => message.Headers.Authorization = new("Bearer", HealthSession.Key),
            ListAsync = _ => Task.FromResult<IReadOnlyList<ModelInfo>>([]),
            GetChatClient = _ => throw new InvalidOperationException("There is no model to talk to."),
        };
        return await new ProviderDoctor(TimeProvider.System).ReportAsync(target, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static string Localhost(ProviderServer server) => server.BaseUrl.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    private static string Name(ProviderServer server) => $"localhost:{new Uri(server.BaseUrl).Port}";

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
