using System.Globalization;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Answers.Notices;

public sealed partial class RetryNotice
{
    private const double Circumference = 2 * Math.PI * 18;

    private RunEvent.RetryScheduled? _spoken;
    private bool _hasSpokenTen;

    [Parameter, EditorRequired]
    public required RunEvent.RetryScheduled Retry { get; set; }

    [Parameter, EditorRequired]
    public required ModelInfo Model { get; set; }

    /// <summary>What "Use …" offers; null takes the button away.</summary>
    [Parameter]
    public ModelInfo? Other { get; set; }

    [Parameter]
    public EventCallback OnRetryNow { get; set; }

    [Parameter]
    public EventCallback OnUseOther { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    /// <summary>Words for the screen reader: at the start and at ten seconds, not each second.</summary>
    [Parameter]
    public EventCallback<string> OnAnnounce { get; set; }

    private double Left => Math.Max(0, (Retry.ResumesAt - Time.GetUtcNow()).TotalSeconds);

    private int Seconds => (int)Math.Ceiling(Left);

    private string Dashes
    {
        get
        {
            var share = Retry.Notice.Delay > TimeSpan.Zero ? Math.Clamp(Left / Retry.Notice.Delay.TotalSeconds, 0, 1) : 0;
            return string.Create(CultureInfo.InvariantCulture, $"{share * Circumference:0.0} {Circumference:0.0}");
        }
    }

    private string Title => Retry.Notice.Kind switch
    {
        ProviderErrorKind.RateLimited => $"{Model.ProviderName} asks for a pause",
        ProviderErrorKind.Overloaded => $"{Model.ProviderName} has no capacity at the moment",
        ProviderErrorKind.ServerError => $"{Model.ProviderName} failed on its side",
        _ => $"{Model.ProviderName} is not answering",
    };

    private string Body
        => $"The next try starts by itself in {Seconds} s, try {Retry.Notice.NextAttempt} of {Retry.Notice.MaxAttempts}. Your message is kept.";

    protected override void OnInitialized() => StartTicking(TimeSpan.FromMilliseconds(250));

    protected override async Task OnParametersSetAsync()
    {
        if (_spoken != Retry)
        {
            _spoken = Retry;
            _hasSpokenTen = Left <= 12;
            await OnAnnounce.InvokeAsync($"{Title}. The next try starts in {Seconds} seconds.");
        }
    }

    protected override void OnTick()
    {
        if (!_hasSpokenTen && Left <= 10)
        {
            _hasSpokenTen = true;
            _ = AnnounceTenAsync();
        }

        StateHasChanged();
    }

    private async Task AnnounceTenAsync()
    {
        try
        {
            await OnAnnounce.InvokeAsync("10 seconds until the next try.");
        }
        catch (Exception problem)
        {
            await DispatchExceptionAsync(problem);
        }
    }
}
