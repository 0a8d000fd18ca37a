using System.Diagnostics.CodeAnalysis;
using ChatStudio.Core.Highlighting;
using ChatStudio.Core.Markdown;
using ChatStudio.Web.Answers.Blocks;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.JSInterop;

namespace ChatStudio.Tests.Components.Blocks;

/// <summary>Draws a document as a circuit would, and counts what would go over the wire to the browser.</summary>
[SuppressMessage("Usage", "BL0006:Do not use RenderTree types", Justification = "What a render batch holds is what is measured here.")]
internal sealed class SentRenderer : Renderer
{
    private readonly StreamingMarkdown document;
    private readonly Host host;

    private SentRenderer(IServiceProvider services, StreamingMarkdown document)
        : base(services, NullLoggerFactory.Instance)
    {
        this.document = document;
        host = (Host)InstantiateComponent(typeof(Host));
        host.Document = document;
        AssignRootComponentId(host);
    }

    public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

    /// <summary>Characters of text and of attribute values.</summary>
    public long Characters { get; private set; }

    /// <summary>Frames: elements, attributes and texts that are new.</summary>
    public long Frames { get; private set; }

    public long Edits { get; private set; }

    /// <summary>Components that rendered, whether anything of them was sent or not.</summary>
    public long Renders { get; private set; }

    public static SentRenderer Of(StreamingMarkdown document) => new(
        new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new FakeTimeProvider()).AddScoped<IJSRuntime, NoScript>()
            .AddScoped<ClipboardModule>().AddScoped<DownloadModule>().AddScoped<MathModule>().AddScoped<DiagramModule>()
            .AddHighlighting().AddSingleton<ISyntaxSource, Plain>().BuildServiceProvider(), document);

    public Task DrawAsync() => Dispatcher.InvokeAsync(() => host.Draw(document.Version, !document.IsComplete));

    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
    {
        for (var i = 0; i < renderBatch.UpdatedComponents.Count; i++)
        {
            Edits += renderBatch.UpdatedComponents.Array[i].Edits.Count;
            Renders++;
        }

        for (var i = 0; i < renderBatch.ReferenceFrames.Count; i++)
        {
            var frame = renderBatch.ReferenceFrames.Array[i];
            Frames++;
            Characters += frame.FrameType switch
            {
                RenderTreeFrameType.Text => frame.TextContent.Length,
                RenderTreeFrameType.Attribute => (frame.AttributeValue as string)?.Length ?? 0,
                _ => 0,
            };
        }

        return Task.CompletedTask;
    }

    protected override void HandleException(Exception exception) => throw new InvalidOperationException("A view failed.", exception);

    private sealed class Host : IComponent
    {
        private RenderHandle handle;

        public required StreamingMarkdown Document { get; set; }

        public void Attach(RenderHandle renderHandle) => handle = renderHandle;

        public Task SetParametersAsync(ParameterView parameters) => Task.CompletedTask;

        public void Draw(int version, bool hasCaret) => handle.Render(builder =>
        {
            builder.OpenComponent<MarkdownView>(0);
            builder.AddComponentParameter(1, nameof(MarkdownView.Document), Document);
            builder.AddComponentParameter(2, nameof(MarkdownView.Version), version);
            builder.AddComponentParameter(3, nameof(MarkdownView.HasCaret), hasCaret);
            builder.CloseComponent();
        });
    }

    // Colours come when a worker has time for them; here nothing may depend on that.
    private sealed class Plain : ISyntaxSource
    {
        public bool Knows(string tag) => false;

        public ISyntax Load(string tag) => throw new InvalidOperationException("No language is known here.");
    }

    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new InvalidOperationException("No script runs here.");

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);
    }
}
