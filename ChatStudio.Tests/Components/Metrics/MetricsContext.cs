using Bunit;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Metrics;
using ChatStudio.Web.Interop;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Components.Metrics;

/// <summary>A page with the metrics components' services, a clock that stands still and a browser that notes what it is sent.</summary>
public abstract class MetricsContext : BunitContext
{
    protected MetricsContext()
    {
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddMetricsComponents();
        var charts = JSInterop.SetupModule("./js/rate-chart.js");
        Instrument = Quiet(charts.SetupModule("createInstrument", _ => true));
        Trace = Quiet(charts.SetupModule("createTrace", _ => true));
        Visibility = JSInterop.SetupModule("./js/visibility.js");
        Quiet(Visibility.SetupModule("watch", _ => true));
        Quiet(JSInterop.SetupModule("./js/definition-tips.js"));
        Download = Quiet(JSInterop.SetupModule("./js/download.js"));
        Sheets = JSInterop.SetupModule("./js/sheet.js");
        Quiet(Sheets.SetupModule("open", _ => true));
    }

    private protected FakeTimeProvider Time { get; } = new(new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    protected BunitJSModuleInterop Instrument { get; }

    protected BunitJSModuleInterop Trace { get; }

    protected BunitJSModuleInterop Visibility { get; }

    protected BunitJSModuleInterop Download { get; }

    protected BunitJSModuleInterop Sheets { get; }

    private protected MeasuredRun NewRun(Core.Providers.ModelInfo? model = null) => new(model, Time);

    /// <summary>Messages to the panel's charts, in order.</summary>
    protected IReadOnlyList<InstrumentUpdate> Sent
        => [.. Updates(Instrument).Select(Assert.IsType<InstrumentUpdate>)];

    /// <summary>Messages to the traces, in order.</summary>
    protected IReadOnlyList<RateUpdate> Traced
        => [.. Updates(Trace).Select(Assert.IsType<RateUpdate>)];

    /// <summary>One tick of the components' clock, and the render it leads to.</summary>
    protected void Tick(Func<int> sent)
    {
        var before = sent();
        Time.Advance(TimeSpan.FromMilliseconds(250));
        WaitUntil(() => sent() > before);
    }

    /// <summary>Waits for work on other threads; fails after five seconds.</summary>
    protected static void WaitUntil(Func<bool> condition)
        => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(5)), "It did not happen.");

    // Read on the renderer: it is the one who adds to it.
    private List<object?> Updates(BunitJSModuleInterop module)
        => Renderer.Dispatcher.InvokeAsync(() => module.Invocations["update"].Select(call => call.Arguments[0]).ToList()).GetAwaiter().GetResult();

    private static BunitJSModuleInterop Quiet(BunitJSModuleInterop module)
    {
        module.Mode = JSRuntimeMode.Loose;
        return module;
    }
}
