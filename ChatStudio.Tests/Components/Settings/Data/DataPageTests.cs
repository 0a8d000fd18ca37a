using Bunit;
using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Conversations.Transfer.Importing;
using ChatStudio.Core.Providers.Connections;
using ChatStudio.Tests.Conversations.Transfer;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Settings.Data;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Components.Settings.Data;

public sealed class DataPageTests : StudioContext
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeConversationFile _file;
    private readonly ConnectionSession _connections;

    public DataPageTests()
    {
        _file = new(_folder.Info.FullName);
        _connections = new(_folder);
        Services.AddSingleton<IConversationFile>(_file);
        Services.AddSingleton(_connections.Store);
        Services.AddSingleton(Studio.Services.GetRequiredService<ImportJobs>());
        Services.AddSingleton(Studio.Comparisons);
        Services.AddSingleton(Studio.Services.GetRequiredService<SavedLineUps>());
    }

    [Fact]
    public async Task Page_tells_where_the_data_lies_and_how_much_there_is()
    {
        await Studio.Conversations.ImportAsync(GeneratedConversation.Draw(1), Cancel);

        var page = Render<DataPage>();

        Assert.Contains(_folder.Info.FullName, page.Markup, StringComparison.Ordinal);
        Assert.Contains("4.2 MB", page.Markup, StringComparison.Ordinal);
        Assert.Contains("1 chat with", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_is_named_and_a_failed_one_is_explained()
    {
        var page = Render<DataPage>();

        await page.InvokeAsync(() => Button(page, "Back up now").Click());
        page.WaitForAssertion(() => Assert.Contains("backups/chatstudio-0.db", page.Markup, StringComparison.Ordinal));
        _file.Problem = new(StorageProblem.Full, "No copy was made. There is no room left.");
        await page.InvokeAsync(() => Button(page, "Back up now").Click());

        page.WaitForAssertion(() => Assert.Contains("No copy was made. There is no room left. Your chats are where they were", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_is_imported_with_a_report_of_what_was_skipped_and_the_copy_of_it_is_gone()
    {
        var page = Render<DataPage>();

        Choose(page, """[{"name":"Good","chat_messages":[{"uuid":"m","text":"Hi","sender":"human"}]},{"title":"<b>Bad</b>"}]""");

        page.WaitForAssertion(() => Assert.Contains("Imported 1 chat with 1 message", page.Find("[aria-label='Report of the import']").TextContent, StringComparison.Ordinal));
        Assert.Contains("1 skipped", page.Markup, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Bad&lt;/b&gt;", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Good", Assert.Single(Studio.Conversations.Summaries).Title);
        page.WaitForAssertion(() => Assert.Equal("Imported 1 chat with 1 message.", page.Find("[role=status]").TextContent));
        Assert.Empty(_folder.Info.GetFiles("import-*"));
        await page.InvokeAsync(() => Button(page, "Dismiss").Click());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[aria-label='Report of the import']")));
    }

    [Fact]
    public void Import_that_ends_early_says_what_was_kept()
    {
        var page = Render<DataPage>();

        Choose(page, """[{"chat_messages":[{"uuid":"m","text":"Hi","sender":"human"}]},{"chat""");

        page.WaitForAssertion(() => Assert.Contains("What was imported until then is kept.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("damaged or cut off", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_is_deleted_only_once_the_words_are_typed_and_connections_stay()
    {
        await Studio.Conversations.ImportAsync(GeneratedConversation.Draw(1), Cancel);
        await _file.BackUpAsync(Cancel);
        var draft = ConnectionDraft.From(ProviderPresets.All[0]);
        draft.Key = "sk-0123456789abcdef";
        _connections.Store.Add(draft);
        var page = Render<DataPage>();
        Assert.True(Button(page, "Delete everything").HasAttribute("disabled"));

        await page.InvokeAsync(() => page.Find("#dt-word").Input("delete everythin"));
        Assert.True(Button(page, "Delete everything").HasAttribute("disabled"));
        await page.InvokeAsync(() => page.Find("#dt-word").Input("Delete everything"));
        await page.InvokeAsync(() => page.Find("form").Submit());

        page.WaitForAssertion(() => Assert.Contains("1 chat was deleted", page.Markup, StringComparison.Ordinal));
        Assert.Empty(Studio.Conversations.Summaries);
        Assert.Equal((0, 1), (_file.Backups.Count, _file.Compactions));
        Assert.Contains(_connections.Store.Connections, connection => connection.Source == ConnectionSource.Browser);

        await page.InvokeAsync(() => page.Find("input[type=checkbox]").Change(true));
        await page.InvokeAsync(() => page.Find("#dt-word").Input("delete everything"));
        await page.InvokeAsync(() => page.Find("form").Submit());
        page.WaitForAssertion(() => Assert.DoesNotContain(_connections.Store.Connections, connection => connection.Source == ConnectionSource.Browser));
    }

    [Fact]
    public async Task Deletion_that_fails_half_way_says_so()
    {
        _file.Problem = new(StorageProblem.Locked, "The file is held.");
        var page = Render<DataPage>();

        await page.InvokeAsync(() => page.Find("#dt-word").Input("delete everything"));
        await page.InvokeAsync(() => page.Find("form").Submit());

        page.WaitForAssertion(() => Assert.Contains("The file is held. What was deleted until then is gone", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _connections.DisposeAsync();
        _folder.Dispose();
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<DataPage> page, string words)
        => page.FindAll("button").Single(button => button.TextContent.Trim() == words);

    private static void Choose(IRenderedComponent<DataPage> page, string content)
        => page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(content, "chats.json", contentType: "application/json"));
}
