using AngleSharp.Dom;
using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Preferences;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Chat;
using Microsoft.Extensions.AI;
using Microsoft.JSInterop;

namespace ChatStudio.Tests.Components.Chat;

/// <summary>System prompt, parameters and presets of a chat, as they are set on its page.</summary>
public sealed class ChatSettingsTests : ChatContext
{
    private static readonly ChatPreset Reviewer = new("Reviewer", "test/other") { SystemPrompt = "Find what is wrong.", Parameters = new() { TopP = 0.5f } };

    [Fact]
    public async Task New_chat_is_begun_with_what_was_set_for_it()
    {
        var page = Open(null);
        Assert.Null(Dot(page));
        OpenSettings(page);
        Write("Be brief.");
        Set(page, "temperature", "0,2");
        Set(page, "max", "500");
        Set(page, "seed", "7");
        page.Find("#set-effort").Change("Low");
        page.Find("#set-stops").Input("END\r\n\nSTOP\nEND");

        Press(page, "Save");

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog.cs-set")));
        Assert.Equal("Chat settings: system prompt, T 0.2, max 500, seed 7, low effort, 2 stops", page.Find(".cs-tune").GetAttribute("aria-label"));
        Assert.NotNull(Dot(page));
        await TypeAsync("Hello");
        var call = await Client.NextCallAsync(Cancel);
        Assert.Equal([(ChatRole.System, "Be brief."), (ChatRole.User, "Hello")], call.Messages.Select(message => (message.Role, message.Text)));
        var options = call.Options!;
        Assert.Equal((0.2f, 500, 7, ReasoningEffort.Low), (options.Temperature, options.MaxOutputTokens, options.Seed, options.Reasoning!.Effort));
        Assert.Equal(["END", "STOP"], options.StopSequences!);
        Assert.Null(options.TopP);
    }

    [Fact]
    public async Task Settings_belong_to_the_chat_they_were_made_for()
    {
        var (first, second) = (await AnsweredAsync("First"), await AnsweredAsync("Second"));
        var page = Open(first);
        OpenSettings(page);
        Write("Only here.");

        Press(page, "Save");

        page.WaitForAssertion(() => Assert.Equal("Only here.", first.Settings.SystemPrompt));
        Assert.Null(second.Settings.SystemPrompt);
        page.Render(parameters => parameters.Add(p => p.Id, second.Id.ToString()));
        page.WaitForAssertion(() => Assert.Null(Dot(page)));
        OpenSettings(page);
        Assert.Equal("", page.Find("#set-system").GetAttribute("value") ?? "");
    }

    [Fact]
    public void Wrong_fields_are_said_and_nothing_is_set()
    {
        var page = Open(null);
        OpenSettings(page);
        Write(new('x', ConversationSettings.MaxSystemPromptLength + 1));
        Set(page, "temperature", "2.1");
        Set(page, "top-p", "0");
        Set(page, "max", "0");
        Set(page, "seed", "seven");
        page.Find("#set-stops").Input("a\nb\nc\nd\ne");

        Press(page, "Save");

        page.WaitForAssertion(() => Assert.Equal(
            ["A number from 0 to 2, like 0.7", "A number above 0, at most 1, like 0.9", "A whole number of tokens from 1 on", "A whole number", "At most 4 lines of 100 characters"],
            page.FindAll(".set-two small.bad").Select(note => note.TextContent.Trim())));
        Assert.Equal("It has 100,001 characters; the limit is 100,000. Nothing was saved and your text is still here: shorten it.", page.Find("#set-system-note").TextContent.Trim());
        Assert.Null(Dot(page));
    }

    [Fact]
    public void Preset_fills_in_its_model_prompt_and_parameters_and_holds_when_saved()
    {
        Studio.Preferences.Save(Reviewer);
        var page = Open(null);
        OpenSettings(page);

        page.Find("#set-preset").Change("Reviewer");

        Assert.Equal("Find what is wrong.", page.Find("#set-system").GetAttribute("value"));
        Assert.Equal("0.5", page.Find("#set-top-p").GetAttribute("value"));
        Assert.Contains("other", page.Find(".set-model").TextContent, StringComparison.Ordinal);
        Assert.Null(Dot(page));
        Write("Find what is wrong.");
        Press(page, "Save");
        page.WaitForAssertion(() => Assert.NotNull(Dot(page)));
        Assert.Contains("other", page.Find(".picker").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Preset_whose_model_is_gone_says_so_and_leaves_the_model()
    {
        Studio.Preferences.Save(Reviewer with { ModelKey = "gone/large-model" });
        var page = Open(null);
        OpenSettings(page);

        page.Find("#set-preset").Change("Reviewer");

        Assert.Contains("Its model large-model is not there any more; model stays.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_typed_is_saved_as_a_preset_and_a_known_name_is_said_to_be_replaced()
    {
        var page = Open(null);
        OpenSettings(page);
        Write("Be brief.");
        page.Find("#set-name").Input(" Short ");
        Press(page, "Save preset");

        page.WaitForAssertion(() => Assert.Equal("Saved as the preset Short.", page.Find(".set-said").TextContent));
        Assert.Equal(("test/model", "Be brief."), (Studio.Preferences.Find("short")!.ModelKey, Studio.Preferences.Find("short")!.SystemPrompt));
        Assert.Contains(page.FindAll("dialog button"), button => button.TextContent == "Replace preset");
        Assert.Null(Dot(page));

        page.Find("#set-name").Input("  ");
        Press(page, "Save preset");
        page.WaitForAssertion(() => Assert.Equal("A preset needs a name. Nothing was saved.", page.Find("dialog .cs-problem").TextContent));
    }

    [Fact]
    public async Task Reset_leaves_everything_to_the_provider()
    {
        var conversation = await AnsweredAsync();
        await Conversations.ConfigureAsync(conversation.Id, settings => settings with { SystemPrompt = "Old", Parameters = new() { Temperature = 1 } });
        var page = Open(conversation);
        OpenSettings(page);
        Press(page, "Reset");
        Assert.Equal("", page.Find("#set-temperature").GetAttribute("value"));
        Assert.Equal("Old", conversation.Settings.SystemPrompt);

        Write("");
        Press(page, "Save");

        page.WaitForAssertion(() => Assert.Equal(new(FakeModelCatalog.Model), conversation.Settings));
    }

    [Fact]
    public async Task Preset_is_used_by_name_and_one_that_is_saved_meanwhile_is_offered_too()
    {
        var conversation = await AnsweredAsync();
        var page = Open(conversation);
        Assert.DoesNotContain(Commands.Applicable, command => command.Id.StartsWith("preset", StringComparison.Ordinal));
        Studio.Preferences.Save(Reviewer);
        page.WaitForState(() => Commands.Applicable.Any(command => command.Words == "Use preset Reviewer"));

        await Renderer.Dispatcher.InvokeAsync(() => Commands.Applicable.Single(command => command.Words == "Use preset Reviewer").RunAsync());

        Assert.Equal((FakeModelCatalog.OtherModel, "Find what is wrong.", 0.5f), (conversation.Model, conversation.Settings.SystemPrompt, conversation.Settings.Parameters!.TopP));
        page.WaitForAssertion(() => Assert.NotNull(Dot(page)));
    }

    [Fact]
    public async Task Each_new_chat_begins_with_the_default_preset()
    {
        Studio.Preferences.Save(Reviewer);
        Studio.Preferences.SetDefault("Reviewer");
        var page = Open(null);

        foreach (var prompt in new[] { "One", "Two" })
        {
            page.Render(parameters => parameters.Add(p => p.Id, null));
            Assert.NotNull(Dot(page));
            await TypeAsync(prompt);
            var call = await Client.NextCallAsync(Cancel);
            Assert.Equal(["Find what is wrong.", prompt], call.Messages.Select(message => message.Text));
            Assert.Equal(FakeModelCatalog.OtherModel, Newest.Model);
        }
    }

    [Fact]
    public async Task System_prompt_of_one_new_chat_is_not_that_of_the_next()
    {
        var page = Open(null);
        OpenSettings(page);
        Write("Only this one.");
        Press(page, "Save");
        page.WaitForAssertion(() => Assert.NotNull(Dot(page)));
        await TypeAsync("One");
        await Client.NextCallAsync(Cancel);

        await TypeAsync("Two");

        Assert.Equal(["Two"], (await Client.NextCallAsync(Cancel)).Messages.Select(message => message.Text));
    }

    private static IElement? Dot(IRenderedComponent<ChatPage> page) => page.FindAll(".cs-tune .dot").SingleOrDefault();

    private static void OpenSettings(IRenderedComponent<ChatPage> page)
    {
        page.Find(".cs-tune").Click();
        page.WaitForElement("dialog.cs-set");
    }

    private static void Set(IRenderedComponent<ChatPage> page, string field, string value) => page.Find($"#set-{field}").Input(value);

    private static void Press(IRenderedComponent<ChatPage> page, string button) => page.FindAll("dialog button").Single(b => b.TextContent == button).Click();

    // What stands in the field of the system prompt is known to the browser only; the module puts a line end behind it.
    private void Write(string text) => Field.Setup<IJSStreamReference>("read", _ => true).SetResult(new TypedText(text + "\n"));

    private IRenderedComponent<ChatPage> Open(Conversation? conversation) => Render<ChatPage>(parameters => parameters.Add(p => p.Id, conversation?.Id.ToString()));
}
