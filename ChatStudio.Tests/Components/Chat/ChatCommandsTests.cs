using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Chat;

namespace ChatStudio.Tests.Components.Chat;

public sealed class ChatCommandsTests : ChatContext
{
    private static readonly string[] Exports = ["export-markdown", "export-json", "export-html"];

    [Fact]
    public void New_chat_offers_nothing_that_needs_a_message()
    {
        Open(null);

        Assert.Equal(["metrics", "chat-settings"], Commands.Applicable.Select(command => command.Id));
    }

    [Fact]
    public async Task Live_answer_can_be_stopped_and_an_ended_one_regenerated()
    {
        var (conversation, answer) = await AskAsync();
        answer.Text("Hi");
        Open(conversation);
        Assert.Equal(["stop", "edit", "find", "latest", "metrics", "chat-settings", .. Exports], Commands.Applicable.Select(command => command.Id));

        await RunAsync("stop");
        await EndedAsync(conversation);

        Assert.Equal(RunState.Stopped, conversation.Path[1].Run!.State);
        Assert.Equal(["regenerate", "regenerate-with", "continue", "copy", "edit", "find", "latest", "compare", "metrics", "chat-settings", .. Exports], Commands.Applicable.Select(command => command.Id));
    }

    [Theory]
    [InlineData("regenerate", "pressLast", "regenerate")]
    [InlineData("regenerate-with", "pressLast", "regenerate-with")]
    [InlineData("copy", "pressLast", "copy")]
    [InlineData("edit", "pressLast", "edit")]
    [InlineData("find", "perform", "find")]
    [InlineData("latest", "perform", "latest")]
    public async Task Command_does_what_its_button_does(string command, string function, string argument)
    {
        Open(await AnsweredAsync());

        await RunAsync(command);

        Assert.Equal(argument, Assert.Single(Keyboard.Invocations[function]).Arguments[0]);
    }

    [Fact]
    public async Task Model_picked_by_name_is_the_one_of_the_next_prompt()
    {
        var conversation = await AnsweredAsync();
        var page = Open(conversation);

        await Renderer.Dispatcher.InvokeAsync(() => Commands.Target!.PickAsync(FakeModelCatalog.OtherModel));

        Assert.Equal(FakeModelCatalog.OtherModel, conversation.Model);
        page.WaitForAssertion(() => Assert.Contains("other", page.Find(".picker").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_that_is_left_takes_its_commands_along()
    {
        Open(await AnsweredAsync());

        await DisposeComponentsAsync();

        Assert.Empty(Commands.Applicable);
        Assert.Null(Commands.Target);
    }

    private IRenderedComponent<ChatPage> Open(Conversation? conversation) => Render<ChatPage>(parameters => parameters.Add(p => p.Id, conversation?.Id.ToString()));

    private Task RunAsync(string id) => Renderer.Dispatcher.InvokeAsync(Commands.Applicable.Single(command => command.Id == id).RunAsync);
}
