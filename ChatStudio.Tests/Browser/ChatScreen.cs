using System.Text.RegularExpressions;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

/// <summary>The chat as a person drives it: by roles and names, waiting for states and never for time.</summary>
internal partial class ChatScreen(StudioApp? app, StudioPage studio)
{
    /// <summary>The screen of an app in another process, which has no <see cref="Run"/> to ask.</summary>
    public ChatScreen(StudioPage studio)
        : this(null, studio)
    {
    }

    public IPage Page => studio.Page;

    public StudioPage Studio => studio;

    public ILocator Composer => Page.GetByRole(AriaRole.Form, new() { Name = "Message", Exact = true });

    public ILocator Box => Composer.GetByRole(AriaRole.Textbox);

    public ILocator Stop => Composer.GetByRole(AriaRole.Button, new() { Name = "Stop" });

    public ILocator Answers => Page.GetByRole(AriaRole.Article, new() { NameRegex = AnswerName() });

    public ILocator Prompts => Page.GetByRole(AriaRole.Article, new() { Name = "You", Exact = true });

    public ILocator Notice => Answers.Last.GetByRole(AriaRole.Alert);

    public ILocator Metrics => Page.GetByRole(AriaRole.Complementary, new() { Name = "Live metrics" });

    /// <summary>What the server says about the last answer of the conversation on this page.</summary>
    public Run Run
    {
        get
        {
            var conversations = app!.Services.GetRequiredService<ConversationService>();
            return conversations.OpenAsync(conversations.Summaries[0].Id).AsTask().GetAwaiter().GetResult()!.Path.Last(message => message.Run is not null).Run!;
        }
    }

    public static ILocator Prose(ILocator answer) => answer.Locator(".cs-prose");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Writes a prompt and presses Enter once the composer can send.</summary>
    public async Task SendAsync(string prompt)
    {
        await WriteAsync(prompt);
        await Box.PressAsync("Enter");
    }

    public async Task WriteAsync(string prompt)
    {
        await Box.FillAsync(prompt);
        await Expect(Composer.Locator("[data-send]:visible")).ToHaveAttributeAsync("aria-disabled", "false");
    }

    /// <summary>Picks a model by typing its id, listed or not.</summary>
    public async Task PickAsync(string modelId)
    {
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = PickerName() }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "Search models" }).FillAsync(modelId);
        await Page.GetByRole(AriaRole.Option).Filter(new() { HasText = modelId }).Filter(new() { HasText = "Simulated" }).First.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^Model:\\s*{Regex.Escape(modelId)}") }).First).ToBeVisibleAsync();
    }

    /// <summary>The answer with this number, from 0, once it streams text.</summary>
    public async Task<ILocator> StreamingAsync(int index = 0)
    {
        var answer = Answers.Nth(index);
        await Expect(Prose(answer)).ToHaveTextAsync(SomeText());
        await Expect(answer).ToHaveAttributeAsync("aria-busy", "true");
        return answer;
    }

    /// <summary>The answer with this number, from 0, once it has ended in any way.</summary>
    public async Task<ILocator> FinishedAsync(int index = 0, int seconds = 30)
    {
        await Expect(Answers).ToHaveCountAsync(index + 1, new() { Timeout = seconds * 1000 });
        await Expect(Answers.Nth(index)).ToHaveAttributeAsync("aria-busy", "false", new() { Timeout = seconds * 1000 });
        return Answers.Nth(index);
    }

    /// <summary>Sends another prompt and checks that its answer arrives: the page is alive.</summary>
    public async Task AssertCanSendAgainAsync(string expected, string prompt = "And again, please")
    {
        var before = await Answers.CountAsync();
        await SendAsync(prompt);
        var answer = await FinishedAsync(before);
        await Expect(Prose(answer)).ToHaveTextAsync(expected);
    }

    /// <summary>The text of an answer as it can be read, in the form of <see cref="ScreenText"/>.</summary>
    public static async Task<string> TextAsync(ILocator answer) => ScreenText.Of(await Prose(answer).InnerHTMLAsync());

    public static string[] Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("^Answer of ")]
    private static partial Regex AnswerName();

    [GeneratedRegex("^Model:")]
    private static partial Regex PickerName();

    [GeneratedRegex(@"\S")]
    private static partial Regex SomeText();

    [GeneratedRegex(@"[\p{L}\p{N}\p{M}]+")]
    private static partial Regex Word();
}
