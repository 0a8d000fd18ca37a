using System.Diagnostics;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Chat;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class LongConversationJourneys(Chromium chromium)
{
    private const int Many = 1000;

    private const string Reply =
        """
        ## What happens

        The **scheduler** puts a long prompt between two short ones, so that the *gaps* of the others grow.

        - Chunked prefill bounds the gap.
        - A larger batch does not.

        ```csharp
        var gap = now - last;
        ```
        """;

    [Fact]
    public async Task Thousand_messages_open_at_the_end_scroll_in_place_and_are_reached_by_key_address_and_search()
    {
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Stream().Reasoning("Weighing the batch.").Text(Reply).Finish());
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        var conversations = app.Services.GetRequiredService<ConversationService>();
        var few = await FillAsync(app, conversations, MessageWindow.Step);
        var conversation = await FillAsync(app, conversations, Many);

        await chromium.VisitAsync(app, "/", async studio =>
        {
            var page = studio.Page;
            long bytes = 0;
            page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Interlocked.Add(ref bytes, frame.Binary?.Length ?? frame.Text?.Length ?? 0);

            await studio.GoToAsync($"chat/{few.Id}");
            await Expect(page.Locator(".cs-msg")).ToHaveCountAsync(MessageWindow.Step);
            await SettledAsync(page);
            var bytesOfFew = Interlocked.Exchange(ref bytes, 0);
            var began = Stopwatch.GetTimestamp();
            await studio.GoToAsync($"chat/{conversation.Id}");
            await Expect(page.Locator(".cs-msg[aria-busy=false]").Last).ToBeInViewportAsync();
            var took = Stopwatch.GetElapsedTime(began);
            await SettledAsync(page);
            var bytesOfMany = Interlocked.Read(ref bytes);
            Assert.InRange(bytesOfMany, 1, 2 * bytesOfFew);
            Assert.InRange(await page.Locator(".cs-msg").CountAsync(), MessageWindow.Step, MessageWindow.Most);
            TestContext.Current.SendDiagnosticMessage($"{MessageWindow.Step} messages: {bytesOfFew:N0} bytes; {Many} messages: {bytesOfMany:N0} bytes, open after {took.TotalMilliseconds:0} ms with the page's own start");

            await ScrollUpAsync(page);
            await ByKeyAsync(page);
            await ByAddressAsync(studio, conversation);
            await BySearchAsync(studio);
        });
    }

    // Each load above keeps what is read where it is, and the page never holds more than the window.
    private static async Task ScrollUpAsync(IPage page)
    {
        await page.EvaluateAsync(
            """
            () => {
              const scroller = document.querySelector('.cs-scroll');
              const thread = document.querySelector('.cs-thread');
              window.jumps = [];
              window.most = 0;
              let kept = null;
              const seen = () => [...thread.querySelectorAll('.cs-msg')].find(message => message.getBoundingClientRect().bottom > scroller.getBoundingClientRect().top + 1);
              const place = message => message.getBoundingClientRect().top;
              const frame = () => {
                window.most = Math.max(window.most, thread.querySelectorAll('.cs-msg').length);
                if (kept?.message.isConnected && kept.top === scroller.dataset.asked) window.jumps.push(place(kept.message) - kept.place);
                const message = seen();
                kept = message && { message, place: place(message), top: scroller.dataset.asked };
                requestAnimationFrame(frame);
              };
              requestAnimationFrame(frame);
            }
            """);
        var first = page.Locator(".cs-msg").First;
        var before = await first.GetAttributeAsync("data-message");
        await page.Locator(".cs-scroll").HoverAsync();
        for (var i = 0; i < 400 && await page.GetByText("900 earlier messages").CountAsync() == 0 && await page.GetByText("880 earlier messages").CountAsync() == 0; i++)
        {
            // The reader's own step; what moves in the frames until the next one was not asked for.
            await page.EvaluateAsync(
                """
                () => new Promise(done => {
                  const scroller = document.querySelector('.cs-scroll');
                  scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: -300 }));
                  scroller.dataset.asked = Math.random();
                  scroller.scrollTop -= 300;
                  requestAnimationFrame(() => requestAnimationFrame(done));
                })
                """);
        }

        Assert.NotEqual(before, await first.GetAttributeAsync("data-message"));
        var jumps = await page.EvaluateAsync<double[]>("window.jumps");
        Assert.NotEmpty(jumps);
        Assert.All(jumps, jump => Assert.InRange(jump, -1, 1));
        Assert.InRange(await page.EvaluateAsync<int>("window.most"), MessageWindow.Step, MessageWindow.Most + 1);
        await Expect(page.Locator("[data-edge=later]")).ToHaveCountAsync(1);
    }

    private static async Task ByKeyAsync(IPage page)
    {
        // The end is not on the page: the key brings it there.
        await page.Locator(".cs-scroll").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator(".cs-user").Last).ToHaveTextAsync($"Prompt {Many / 2 - 1}");
        await Expect(page.Locator(".cs-msg").Last).ToBeInViewportAsync();

        // Past the messages of the first window.
        for (var i = 0; i < MessageWindow.Step + 6; i++)
        {
            var focused = await FocusedAsync(page);
            await page.Keyboard.PressAsync("k");
            await page.WaitForFunctionAsync("before => document.activeElement.closest('.cs-msg') && document.activeElement.dataset.message !== before", focused);
        }

        await Expect(page.Locator(".cs-msg:focus")).ToBeInViewportAsync();
    }

    private static async Task ByAddressAsync(StudioPage studio, Conversation conversation)
    {
        var message = conversation.Path[101].Id.ToString();
        await studio.GoToAsync($"chat/{conversation.Id}?at={message}");
        await Expect(studio.Page.Locator($"[data-message='{message}']")).ToBeFocusedAsync();
        await Expect(studio.Page.Locator($"[data-message='{message}']")).ToBeInViewportAsync();
    }

    private static async Task BySearchAsync(StudioPage studio)
    {
        var page = studio.Page;
        var bar = page.GetByRole(AriaRole.Search, new() { Name = "Find in this chat" });
        await page.Keyboard.PressAsync("Control+f");
        await Expect(bar.GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("prompt 7");
        // Prompt 7, 70 to 79; the reader is at prompt 50.
        await Expect(bar).ToContainTextAsync("2 of 11");
        await Expect(page.GetByText("Prompt 70", new() { Exact = true })).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Shift+Enter");
        await Expect(bar).ToContainTextAsync("1 of 11");
        await Expect(page.GetByText("Prompt 7", new() { Exact = true })).ToBeInViewportAsync();
        await AssertMarkedAsync(page, "prompt 7");
        await studio.ShootAsync("find");

        // Across bold type, in code, and in reasoning that is folded.
        await bar.GetByRole(AriaRole.Textbox).FillAsync("the scheduler puts");
        await Expect(bar).ToContainTextAsync($"of {Many / 2}");
        await AssertMarkedAsync(page, "the scheduler puts");
        await bar.GetByRole(AriaRole.Textbox).FillAsync("weighing");
        await Expect(bar).ToContainTextAsync($"of {Many / 2}");
        await Expect(page.Locator(".cs-think").First).ToBeInViewportAsync();
        await AssertMarkedAsync(page, "weighing");
        await studio.AssertAccessibleAsync();

        // Once more is the browser's own search.
        await page.EvaluateAsync("addEventListener('keydown', event => { window.taken = event.defaultPrevented; })");
        await page.Keyboard.PressAsync("Control+f");
        Assert.False(await page.EvaluateAsync<bool>("window.taken"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(bar).ToBeHiddenAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("[...CSS.highlights.values()].length"));
        await Expect(page.Locator(".cs-msg:focus")).ToHaveCountAsync(0);
    }

    // The current hit is marked, says what was searched for, and is in view.
    private static async Task AssertMarkedAsync(IPage page, string text) => await page.WaitForFunctionAsync(
        """
        text => {
          const [now] = CSS.highlights.get('find-now') ?? [];
          const box = now?.getBoundingClientRect();
          const seen = document.querySelector('.cs-scroll').getBoundingClientRect();
          return now?.toString().toLowerCase() === text && box.top >= seen.top && box.bottom <= seen.bottom && CSS.highlights.get('find').size > 0;
        }
        """, text);

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.closest('.cs-msg')?.dataset.message ?? ''");

    // Everything the server had to send for what is on the page has come: a question is answered after it.
    private static async Task SettledAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
    }

    private static async Task<Conversation> FillAsync(StudioApp app, ConversationService conversations, int messages)
    {
        var model = app.Services.GetRequiredService<IModelCatalog>().Models.First(model => model.ModelId == "test-model");
        var conversation = await conversations.StartAsync("Prompt 0", model);
        for (var i = 1; i <= messages / 2; i++)
        {
            await conversation.Path[^1].Run!.Completion;
            if (i < messages / 2)
            {
                await conversations.SendAsync(conversation.Id, $"Prompt {i}", Guid.NewGuid());
            }
        }

        return conversation;
    }
}
