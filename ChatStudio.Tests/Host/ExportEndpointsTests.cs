using System.IO.Compression;
using System.Net;
using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Conversations;
using ChatStudio.Tests.Browser;
using ChatStudio.Tests.Conversations.Transfer;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Host;

public sealed class ExportEndpointsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("json", "application/json")]
    [InlineData("markdown", "text/markdown")]
    [InlineData("html", "text/html")]
    public async Task Conversation_is_a_download_with_a_plain_name_and_can_run_nothing(string format, string mediaType)
    {
        await using var app = StudioApp.Start();
        using var client = app.CreateClient();
        var conversation = GeneratedConversation.Draw(1);
        await app.Services.GetRequiredService<ConversationService>().ImportAsync(conversation, Cancel);

        using var response = await client.GetAsync(new Uri($"/export/{conversation.Summary.Id}/{format}", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Matches("^\"?[a-z0-9-]+[.](json|md|html)\"?$", response.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.EndsWith("sandbox", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Contains("Title 1", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_chats_are_one_zip_file_without_temporary_ones_and_comparisons()
    {
        await using var app = StudioApp.Start();
        using var client = app.CreateClient();
        var conversations = app.Services.GetRequiredService<ConversationService>();
        await conversations.ImportAsync(GeneratedConversation.Draw(1), Cancel);
        await conversations.ImportAsync(GeneratedConversation.Draw(2), Cancel);
        await StartComparisonAsync(app);
        await conversations.StartAsync("secret", app.Services.GetRequiredService<Core.Providers.IModelCatalog>().Default, isTemporary: true);

        using var zip = new ZipArchive(await client.GetStreamAsync(new Uri("/export/all/json", UriKind.Relative), Cancel));

        Assert.Equal(2, zip.Entries.Count);
    }

    [Fact]
    public async Task Comparison_is_not_exported_as_a_chat_that_would_lose_its_columns()
    {
        await using var app = StudioApp.Start();
        using var client = app.CreateClient();
        var comparison = await StartComparisonAsync(app);

        using var response = await client.GetAsync(new Uri($"/export/{comparison.Id}/json", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/export/0123456789abcdef0123456789abcdef/json")]
    [InlineData("/export/nothing/json")]
    [InlineData("/export/all/exe")]
    [InlineData("/export/all/1")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using var app = StudioApp.Start();
        using var client = app.CreateClient();

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Another_site_cannot_ask_for_a_download()
    {
        await using var app = StudioApp.Start();
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/export/all/json");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var response = await client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static Task<Comparison> StartComparisonAsync(StudioApp app)
    {
        var model = app.Services.GetRequiredService<Core.Providers.IModelCatalog>().Default;
        return app.Services.GetRequiredService<ComparisonService>().StartAsync([new(model), new(model)], "A race", new(), Guid.NewGuid());
    }
}
