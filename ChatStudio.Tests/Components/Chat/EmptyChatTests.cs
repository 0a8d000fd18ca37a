using Bunit;
using ChatStudio.Web.Features.Chat;

namespace ChatStudio.Tests.Components.Chat;

public sealed class EmptyChatTests : ChatContext
{
    [Fact]
    public async Task Each_suggestion_is_a_button_that_hands_over_its_prompt()
    {
        var picked = new List<Suggestion>();
        var cut = Render<EmptyChat>(parameters => parameters.Add(chat => chat.OnPick, picked.Add));

        for (var i = 0; i < Suggestion.All.Count; i++)
        {
            await cut.FindAll("button")[i].ClickAsync();
        }

        Assert.Equal(Suggestion.All, picked);
        Assert.All(Suggestion.All, suggestion => Assert.Contains(suggestion.Title, cut.Markup, StringComparison.Ordinal));
    }
}
