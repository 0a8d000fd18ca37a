using Bunit;
using ChatStudio.Core.Highlighting;
using ChatStudio.Core.Markdown;
using ChatStudio.Web.Answers.Blocks;
using ChatStudio.Web.Interop;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Components.Blocks;

/// <summary>Draws documents the way a message does.</summary>
public abstract class BlocksContext : BunitContext
{
    protected BlocksContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddScoped<ClipboardModule>().AddScoped<DownloadModule>().AddScoped<MathModule>().AddScoped<DiagramModule>();
        Services.AddHighlighting(new() { Workers = 1 });
    }

    private protected FakeTimeProvider Time { get; } = new();

    protected IRenderedComponent<MarkdownView> Draw(StreamingMarkdown document, bool hasCaret = false) =>
        Render<MarkdownView>(p => p.Add(v => v.Document, document).Add(v => v.Version, document.Version).Add(v => v.HasCaret, hasCaret));

    protected IRenderedComponent<MarkdownView> Draw(string text) => Draw(StreamingMarkdown.Parse(text));

    protected static void Redraw(IRenderedComponent<MarkdownView> view, StreamingMarkdown document, bool hasCaret = false) =>
        view.Render(p => p.Add(v => v.Document, document).Add(v => v.Version, document.Version).Add(v => v.HasCaret, hasCaret));
}
