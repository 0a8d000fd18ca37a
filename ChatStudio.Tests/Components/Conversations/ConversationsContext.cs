using Bunit;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Interop;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Components.Conversations;

/// <summary>A page with the list beside it.</summary>
public abstract class ConversationsContext : StudioContext
{
    protected ConversationsContext()
    {
        Services.AddScoped<ThemeModule>();
        Theme = Module("./js/theme.js");
    }

    protected BunitJSModuleInterop Theme { get; }

    /// <summary>How often focus was moved to an element.</summary>
    protected int Focused => JSInterop.Invocations["Blazor._internal.domWrapper.focus"].Count;

    private protected static ModelInfo Numbered(int number) => new($"test/m{number}", $"m{number}", "test", "Test") { Slot = number };
}
