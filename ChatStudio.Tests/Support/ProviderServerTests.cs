using System.Net.Http.Json;

namespace ChatStudio.Tests.Support;

public sealed class ProviderServerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_scripted_stream_arrives_in_pieces_and_the_request_is_recorded()
    {
        var gate = new TaskCompletionSource();
        await using var server = await ProviderServer.StartAsync(ProviderReply.Stream().Text("a").Wait(gate.Task).Finish());
        using var client = new HttpClient();

        using var request = new HttpRequestMessage(HttpMethod.Post, server.BaseUrl + "/chat/completions") { Content = JsonContent.Create(new { model = "m" }) };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        var stream = await response.Content.ReadAsStreamAsync(Token);
        var buffer = new byte[4096];

        Assert.Contains("\"content\":\"a\"", System.Text.Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, Token)));
        gate.SetResult();
        using var rest = new StreamReader(stream);
        Assert.EndsWith("data: [DONE]\n\n", await rest.ReadToEndAsync(Token));
        Assert.Equal("m", Assert.Single(server.ChatRequests).Json.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Server_client_that_leaves_is_seen_as_aborted()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.HangBeforeHeaders());
        using var client = new HttpClient();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var sending = client.PostAsync(server.BaseUrl + "/chat/completions", JsonContent.Create(new { }), leave.Token);
        var request = await server.NextChatRequestAsync(Token);
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.True(await request.Aborted.WaitAsync(Token) > request.ReceivedAt);
    }

    [Fact]
    public async Task Server_reset_breaks_the_body_off()
    {
        // A reset overtakes what was not read yet, the headers included.
        var answered = new TaskCompletionSource();
        await using var server = await ProviderServer.StartAsync(ProviderReply.Stream().Text("a").Wait(answered.Task).Reset());
        using var client = new HttpClient();

        using var request = new HttpRequestMessage(HttpMethod.Post, server.BaseUrl + "/chat/completions") { Content = JsonContent.Create(new { }) };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);

        answered.SetResult();
        await Assert.ThrowsAnyAsync<IOException>(async () => await (await response.Content.ReadAsStreamAsync(Token)).CopyToAsync(Stream.Null, Token));
    }
}
