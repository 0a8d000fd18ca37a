using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Web.Transfer;

namespace ChatStudio.Tests.Components.Transfer;

public sealed class ExportMenuTests : StudioContext
{
    [Fact]
    public async Task Menu_offers_a_download_for_each_format_and_closes_after_one()
    {
        var id = ConversationId.New(TimeProvider.System);
        var cut = Render<ExportMenu>(parameters => parameters.Add(menu => menu.ConversationId, id));
        Assert.Empty(cut.FindAll("[role=menu]"));

        await cut.InvokeAsync(() => cut.Find("button").Click());

        var items = cut.FindAll("[role=menuitem]");
        Assert.Equal([$"export/{id}/markdown", $"export/{id}/json", $"export/{id}/html"], items.Select(item => item.GetAttribute("href")));
        Assert.All(items, item => Assert.True(item.HasAttribute("download")));
        await cut.InvokeAsync(() => cut.FindAll("[role=menuitem]")[1].Click());
        Assert.Empty(cut.FindAll("[role=menu]"));
    }

    [Fact]
    public async Task Arrows_go_round_the_items()
    {
        var cut = Render<ExportMenu>(parameters => parameters.Add(menu => menu.ConversationId, ConversationId.New(TimeProvider.System)));
        await cut.InvokeAsync(() => cut.Find("button").Click());

        await cut.InvokeAsync(() => cut.Find("[role=menu]").KeyDown("ArrowUp"));

        Assert.Equal(["-1", "-1", "0"], cut.FindAll("[role=menuitem]").Select(item => item.GetAttribute("tabindex")));
    }
}
