using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Commands;
using ChatStudio.Web.Design;
using ChatStudio.Web.Features.Conversations;
using ChatStudio.Web.Features.Palette;
using ChatStudio.Web.Interop;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;

namespace ChatStudio.Tests.Components;

/// <summary>A page over the real conversations and runs, with a scripted model and a clock that stands still.</summary>
public abstract class StudioContext : BunitContext
{
    protected StudioContext()
    {
        DefaultWaitTimeout = TimeSpan.FromSeconds(30);
        Services.AddSingleton<TimeProvider>(Studio.Time);
        Services.AddSingleton<IModelCatalog>(Studio.Catalog);
        Services.AddSingleton(Studio.Conversations);
        Services.AddSingleton(Studio.Comparisons);
        Services.AddSingleton(Studio.Preferences);
        Services.AddSingleton(Studio.Journal);
        Services.AddSingleton(Studio.History);
        Services.AddSingleton(Health);
        Services.AddSingleton<ShellState>();
        Services.AddScoped<KeyboardModule>();
        Services.AddScoped<DownloadModule>();
        Services.AddScoped<ListboxModule>();
        Services.AddScoped<ThemeModule>();
        Services.AddPalette();
        Services.AddConversationComponents();
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    /// <summary>What checks found; nothing at first.</summary>
    protected HealthMemory Health { get; } = new();

    private protected GenerationFixture Studio { get; } = new();

    /// <summary>A finished check of a provider, or of one of its models.</summary>
    protected static HealthReport Checked(string provider, HealthState state, string? model = null) => new()
    {
        ProviderId = provider,
        ProviderName = provider,
        Place = "host:1",
        Dialect = "dialect",
        Model = model,
        StartedAt = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero),
        Took = TimeSpan.FromSeconds(1),
        State = state,
        Steps = [],
        FirstToken = 0.38,
        ModelsFound = 11,
    };

    private protected FakeTimeProvider Time => Studio.Time;

    private protected FakeChatClient Client => Studio.Client;

    private protected FakeModelCatalog Catalog => Studio.Catalog;

    protected ConversationService Conversations => Studio.Conversations;

    /// <summary>The conversation that was written to last.</summary>
    protected Conversation Newest => Studio.Newest;

    protected ShellState Shell => Services.GetRequiredService<ShellState>();

    protected CommandRegistry Commands => Services.GetRequiredService<CommandRegistry>();

    protected static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    /// <summary>A conversation whose answer the test scripts while it streams.</summary>
    private protected async Task<(Conversation Conversation, FakeAnswer Answer)> AskAsync(string prompt = "Hello", ModelInfo? model = null)
    {
        var conversation = await Conversations.StartAsync(prompt, model ?? FakeModelCatalog.Model);
        return (conversation, await Client.NextCallAsync(Cancel));
    }

    /// <summary>A conversation with one answer that has ended.</summary>
    private protected async Task<Conversation> AnsweredAsync(string prompt = "Hello", string answer = "Hi there", ModelInfo? model = null)
    {
        var (conversation, script) = await AskAsync(prompt, model);
        script.Text(answer).Finish();
        await EndedAsync(conversation);
        return conversation;
    }

    /// <summary>Waits until the last answer has ended and the conversation has taken note of it.</summary>
    protected static async Task EndedAsync(Conversation conversation)
    {
        var answer = conversation.Path[^1];
        await answer.Run!.Completion.WaitAsync(Cancel);
        WaitUntil(() => answer.EndWasSeen);
    }

    /// <summary>Waits for work on other threads; fails after half a minute, since a starved machine is no failure.</summary>
    protected static void WaitUntil(Func<bool> condition)
        => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30)), "It did not happen.");

    /// <summary>Lets time pass until something is on the page: frames and clocks come with the fake clock only.</summary>
    protected void Pass(Func<bool> condition)
    {
        for (var i = 0; i < 1_500 && !SpinWait.SpinUntil(condition, TimeSpan.FromMilliseconds(20)); i++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(30));
        }

        Assert.True(condition(), "It did not happen.");
    }

    /// <summary>A module that does nothing and notes its calls.</summary>
    protected BunitJSModuleInterop Module(string path)
    {
        var module = JSInterop.SetupModule(path);
        module.Mode = JSRuntimeMode.Loose;
        return module;
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await Studio.DisposeAsync();
    }
}
