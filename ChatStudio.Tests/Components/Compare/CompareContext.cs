using Bunit;
using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Components.Chat;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Compare;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Components.Compare;

/// <summary>The compare page over real comparisons and runs; calls are told apart by the model that is asked.</summary>
public abstract class CompareContext : ChatContext
{
    private readonly Dictionary<string, Queue<FakeAnswer>> _calls = [];

    protected CompareContext()
    {
        Services.AddSingleton(Studio.Services.GetRequiredService<SavedLineUps>());
        Services.AddCompareComponents();
        RaceModule = Module("./js/race-chart.js");
        Race = RaceModule.SetupModule("createRace", _ => true);
        Race.Mode = JSRuntimeMode.Loose;
        Columns = Module("./js/columns.js");
        Catalog.Models = [ModelOf("one", 1), ModelOf("two", 2), ModelOf("three", 3)];
        Catalog.Default = Catalog.Models[0];
    }

    /// <summary>Makes the race.</summary>
    protected BunitJSModuleInterop RaceModule { get; }

    protected BunitJSModuleInterop Race { get; }

    protected BunitJSModuleInterop Columns { get; }

    protected ComparisonService Comparisons => Studio.Comparisons;

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    /// <summary>Messages to the race, in order.</summary>
    protected IReadOnlyList<RaceUpdate> Raced => [.. Told("update").Select(Assert.IsType<RaceUpdate>)];

    /// <summary>What the race was told by this function, in order. Read on the renderer: it is the one who adds to it.</summary>
    protected IReadOnlyList<object?> Told(string function)
        => Renderer.Dispatcher.InvokeAsync(() => Race.Invocations[function].Select(call => call.Arguments[0]).ToList()).GetAwaiter().GetResult();

    protected static ModelInfo ModelOf(string id, int slot) => new($"test/{id}", id, "test", "Test") { Slot = slot };

    protected Comparison Start(bool isBlind = false, ComparisonMode mode = ComparisonMode.AtOnce, string prompt = "Hello", params string[] models)
        => Comparisons.StartAsync(
            [.. (models.Length > 0 ? models : ["one", "two"]).Select(id => new ColumnSetup(Catalog.Models.First(model => model.ModelId == id)))],
            prompt, new(mode, isBlind), Guid.NewGuid()).GetAwaiter().GetResult();

    /// <summary>Finds an element and raises its event in one go on the renderer: between the two no other render may replace it.</summary>
    protected static Task DoAsync<TPage>(IRenderedComponent<TPage> page, Action act)
        where TPage : IComponent
        => page.InvokeAsync(act);

    protected IRenderedComponent<ComparePage> Open(Comparison? comparison)
        => Render<ComparePage>(page => page.Add(p => p.Id, comparison?.Id.ToString()));

    /// <summary>The next call of this model, waiting for it where needed.</summary>
    private protected async Task<FakeAnswer> CallOfAsync(string model)
    {
        while (!_calls.TryGetValue(model, out var waiting) || waiting.Count == 0)
        {
            var call = await Client.NextCallAsync(Cancel);
            var asked = call.Options!.ModelId!;
            _calls.TryAdd(asked, new());
            _calls[asked].Enqueue(call);
        }

        return _calls[model].Dequeue();
    }

    /// <summary>A comparison whose columns have all ended with these texts.</summary>
    protected async Task<Comparison> AnsweredAsync(bool isBlind = false, params (string Model, string Text)[] answers)
    {
        var comparison = Start(isBlind, models: [.. answers.Select(answer => answer.Model)]);
        foreach (var (model, text) in answers)
        {
            (await CallOfAsync(model)).Text(text).Finish();
        }

        await EndedAsync(comparison);
        return comparison;
    }

    protected static async Task EndedAsync(Comparison comparison)
        => await Tests.Comparisons.ComparisonFixture.EndedAsync(comparison, Cancel);
}
