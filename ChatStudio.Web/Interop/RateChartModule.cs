using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>Charts of token rates, drawn in the browser by <c>js/rate-chart.js</c> into an element that Blazor leaves empty.</summary>
public sealed class RateChartModule(IJSRuntime js) : JsModule(js, "./js/rate-chart.js")
{
    /// <summary>Rate over time, of one run or of several on one clock. Fed with <see cref="RateUpdate"/>.</summary>
    public async ValueTask<RateChart<RateUpdate>> CreateScopeAsync(ElementReference host)
        => new(await CreateAsync("createScope", host));

    /// <summary>The small trace of a message footer. Fed with <see cref="RateUpdate"/>.</summary>
    public async ValueTask<RateChart<RateUpdate>> CreateTraceAsync(ElementReference host)
        => new(await CreateAsync("createTrace", host));

    /// <summary>The scope and the gap histogram of the metrics panel, fed by one message.</summary>
    public async ValueTask<RateChart<InstrumentUpdate>> CreateInstrumentAsync(ElementReference rateHost, ElementReference gapsHost)
        => new(await CreateAsync("createInstrument", rateHost, gapsHost));
}
