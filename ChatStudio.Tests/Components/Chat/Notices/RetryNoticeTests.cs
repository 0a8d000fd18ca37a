using Bunit;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RetryNotice = ChatStudio.Web.Answers.Notices.RetryNotice;

namespace ChatStudio.Tests.Components.Chat.Notices;

public sealed class RetryNoticeTests : BunitContext
{
    private readonly FakeTimeProvider _time = new(new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly List<string> _spoken = [];
    private readonly List<string> _pressed = [];

    public RetryNoticeTests() => Services.AddSingleton<TimeProvider>(_time);

    [Fact]
    public void Countdown_is_spoken_at_the_start_and_at_ten_seconds_and_not_in_between()
    {
        var cut = Render(30);
        for (var second = 29; second >= 1; second--)
        {
            Pass(cut, 1, $"{second}");
        }

        Assert.Equal(["Test asks for a pause. The next try starts in 30 seconds.", "10 seconds until the next try."], _spoken);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(12)]
    public void Short_pause_is_spoken_once(int seconds)
    {
        var cut = Render(seconds);
        Pass(cut, seconds - 1, "1");

        Assert.Single(_spoken);
    }

    [Fact]
    public void Timer_counts_down_in_words_and_in_its_ring()
    {
        var cut = Render(20);
        Assert.Equal("20 seconds until the next try", Timer(cut).GetAttribute("aria-label"));
        Assert.Equal("113.1 113.1", cut.Find(".left").GetAttribute("stroke-dasharray"));
        Assert.Contains("in 20 s, try 2 of 4. Your message is kept.", cut.Find("p").TextContent, StringComparison.Ordinal);

        Pass(cut, 15, "5");

        Assert.Equal("5 seconds until the next try", Timer(cut).GetAttribute("aria-label"));
        Assert.Equal("28.3 113.1", cut.Find(".left").GetAttribute("stroke-dasharray"));

        Pass(cut, 60, "0");
        Assert.Equal("0.0 113.1", cut.Find(".left").GetAttribute("stroke-dasharray"));
    }

    [Fact]
    public void Next_pause_is_spoken_again()
    {
        var cut = Render(5);
        cut.Render(parameters => parameters.Add(notice => notice.Retry, Retry(20, ProviderErrorKind.Network)));
        Pass(cut, 10, "10");

        Assert.Equal(
            [
                "Test asks for a pause. The next try starts in 5 seconds.",
                "Test is not answering. The next try starts in 20 seconds.",
                "10 seconds until the next try.",
            ],
            _spoken);
    }

    [Theory]
    [InlineData(ProviderErrorKind.RateLimited, "Test asks for a pause")]
    [InlineData(ProviderErrorKind.Overloaded, "Test has no capacity at the moment")]
    [InlineData(ProviderErrorKind.ServerError, "Test failed on its side")]
    [InlineData(ProviderErrorKind.Network, "Test is not answering")]
    public void Pause_says_what_it_is_for(ProviderErrorKind kind, string title)
        => Assert.Equal(title, Render(5, kind).Find("h2").TextContent);

    [Fact]
    public async Task Buttons_retry_use_another_model_and_cancel()
    {
        var cut = Render(5);
        foreach (var button in cut.FindAll("button").ToList())
        {
            await button.ClickAsync();
        }

        Assert.Equal(["Retry now", "Use other", "Cancel"], _pressed);
    }

    private static AngleSharp.Dom.IElement Timer(IRenderedComponent<RetryNotice> cut) => cut.Find("[role=timer]");

    // The tick comes on another thread; the wait is for its render.
    private void Pass(IRenderedComponent<RetryNotice> cut, int seconds, string shown)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        cut.WaitForAssertion(() => Assert.Equal(shown, Timer(cut).TextContent.Trim()), TimeSpan.FromSeconds(5));
    }

    private RunEvent.RetryScheduled Retry(int seconds, ProviderErrorKind kind) => new(
        new(2, 4, TimeSpan.FromSeconds(seconds), kind, "Slow down."), _time.GetUtcNow() + TimeSpan.FromSeconds(seconds));

    private IRenderedComponent<RetryNotice> Render(int seconds, ProviderErrorKind kind = ProviderErrorKind.RateLimited) => Render<RetryNotice>(parameters => parameters
        .Add(notice => notice.Retry, Retry(seconds, kind))
        .Add(notice => notice.Model, FakeModelCatalog.Model)
        .Add(notice => notice.Other, FakeModelCatalog.OtherModel)
        .Add(notice => notice.OnAnnounce, _spoken.Add)
        .Add(notice => notice.OnRetryNow, () => _pressed.Add("Retry now"))
        .Add(notice => notice.OnUseOther, () => _pressed.Add("Use other"))
        .Add(notice => notice.OnCancel, () => _pressed.Add("Cancel")));
}
