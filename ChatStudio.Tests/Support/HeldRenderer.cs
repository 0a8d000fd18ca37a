using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatStudio.Tests.Support;

/// <summary>A renderer whose browser acknowledges a batch when the test says so, as a slow one does; bUnit's answers at once.</summary>
[SuppressMessage("Usage", "BL0006:Do not use RenderTree types", Justification = "A renderer of one's own needs them; nothing here looks into a frame.")]
internal sealed class HeldRenderer(IServiceProvider services) : Renderer(services, NullLoggerFactory.Instance)
{
    private readonly Queue<TaskCompletionSource> _unacknowledged = [];

    public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

    /// <summary>What components threw.</summary>
    public List<Exception> Problems { get; } = [];

    /// <summary>Batches the browser has not acknowledged yet.</summary>
    public int InFlight => _unacknowledged.Count;

    public async Task<T> AddAsync<T>(ParameterView parameters)
        where T : IComponent
        => await Dispatcher.InvokeAsync(() =>
        {
            var component = (T)InstantiateComponent(typeof(T));
            _ = RenderRootComponentAsync(AssignRootComponentId(component), parameters);
            return component;
        });

    /// <summary>The browser has shown the oldest batch in flight.</summary>
    public Task AcknowledgeAsync() => Dispatcher.InvokeAsync(() => _unacknowledged.Dequeue().SetResult());

    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
    {
        var acknowledged = new TaskCompletionSource();
        _unacknowledged.Enqueue(acknowledged);
        return acknowledged.Task;
    }

    protected override void HandleException(Exception exception) => Problems.Add(exception);
}
