using Bunit;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Metrics;
using ChatStudio.Web.Interop;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace ChatStudio.Tests.Components.Chat;

/// <summary>A page with the chat's components and a browser that notes what it is asked.</summary>
public abstract class ChatContext : StudioContext
{
    protected ChatContext()
    {
        Services.AddScoped<ClipboardModule>();
        Services.AddMetricsComponents();
        Box = Module("./js/composer.js");
        Field = Module("./js/prompt-field.js");
        Autoscroll = Module("./js/autoscroll.js");
        Reading = Module("./js/transcript.js");
        Find = Module("./js/find.js");
        Keyboard = Module("./js/keyboard.js");
        Clipboard = Module("./js/clipboard.js");
    }

    /// <summary>The message box.</summary>
    protected BunitJSModuleInterop Box { get; }

    /// <summary>The field of an edit in place.</summary>
    protected BunitJSModuleInterop Field { get; }

    protected BunitJSModuleInterop Autoscroll { get; }

    /// <summary>The transcript's edges and its way to a message.</summary>
    protected BunitJSModuleInterop Reading { get; }

    /// <summary>The find bar.</summary>
    protected BunitJSModuleInterop Find { get; }

    protected BunitJSModuleInterop Keyboard { get; }

    protected BunitJSModuleInterop Clipboard { get; }

    /// <summary>Calls what the browser calls when somebody presses Enter in the message box; returns why it was not sent.</summary>
    protected async Task<string?> TypeAsync(string text, Guid? requestId = null)
    {
        var net = Assert.IsType<DotNetObjectReference<ComposerModule>>(Box.Invocations["attach"][^1].Arguments[1]);
        return await Renderer.Dispatcher.InvokeAsync(() => net.Value.Send(requestId ?? Guid.NewGuid(), new TypedText(text)));
    }

    /// <summary>Calls what the browser calls when somebody sends an edited prompt.</summary>
    protected async Task SaveAsync(string text)
    {
        var net = Assert.IsType<DotNetObjectReference<PromptFieldModule>>(Field.Invocations["edit"][^1].Arguments[1]);
        await Renderer.Dispatcher.InvokeAsync(() => net.Value.Save(new TypedText(text)));
    }
}
