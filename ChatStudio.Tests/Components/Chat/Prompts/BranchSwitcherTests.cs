using Bunit;
using ChatStudio.Web.Features.Chat.Prompts;

namespace ChatStudio.Tests.Components.Chat.Prompts;

public sealed class BranchSwitcherTests : BunitContext
{
    private readonly List<int> _steps = [];

    [Fact]
    public void Message_without_another_version_has_no_switcher() => Assert.Empty(Draw(1, 1).Markup.Trim());

    [Theory]
    [InlineData(1, true, false)]
    [InlineData(2, false, false)]
    [InlineData(3, false, true)]
    public void Step_that_leads_nowhere_is_disabled(int index, bool isFirst, bool isLast)
    {
        var cut = Draw(index, 3);

        Assert.Contains($"{index} of 3", cut.Find(".brn").TextContent, StringComparison.Ordinal);
        Assert.Equal(isFirst, cut.Find("[data-key=previous]").HasAttribute("disabled"));
        Assert.Equal(isLast, cut.Find("[data-key=next]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Buttons_step_back_and_forth()
    {
        var cut = Draw(2, 3);

        await cut.Find("button[aria-label='Previous version']").ClickAsync();
        await cut.Find("button[aria-label='Next version']").ClickAsync();

        Assert.Equal([-1, 1], _steps);
    }

    [Fact]
    public void Map_of_the_branches_opens_at_the_message()
        => Assert.Equal("conversations/00000000000000000000000000000001?at=00000000000000000000000000000002", Draw(1, 2).Find("a[aria-label='Branch map']").GetAttribute("href"));

    private IRenderedComponent<BranchSwitcher> Draw(int index, int count) => Render<BranchSwitcher>(parameters => parameters
        .Add(switcher => switcher.Conversation, new(Guid.Parse("00000000-0000-0000-0000-000000000001"))).Add(switcher => switcher.Message, new(Guid.Parse("00000000-0000-0000-0000-000000000002")))
        .Add(switcher => switcher.Index, index).Add(switcher => switcher.Count, count).Add(switcher => switcher.OnStep, _steps.Add));
}
