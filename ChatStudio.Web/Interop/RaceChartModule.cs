using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>The race of a comparison, drawn in the browser by <c>js/race-chart.js</c> into an element that Blazor leaves empty.</summary>
public sealed class RaceChartModule(IJSRuntime js) : JsModule(js, "./js/race-chart.js")
{
    /// <param name="picked">Called with a line's id and a time in seconds when somebody picks a moment of it.</param>
    public async ValueTask<RaceChart> CreateAsync(ElementReference host, Func<string, double, Task> picked)
    {
        var chart = new RaceChart(picked);
        await chart.StartAsync(self => CreateAsync("createRace", host, self));
        return chart;
    }
}
