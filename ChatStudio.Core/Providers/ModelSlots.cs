using System.Collections.Concurrent;

namespace ChatStudio.Core.Providers;

/// <summary>
/// Gives each model its signature (1 to 6) by order of appearance and never takes it back. Simulated models bring their own.
/// Thread-safe.
/// </summary>
internal sealed class ModelSlots
{
    private const int Count = 6;

    private readonly ConcurrentDictionary<string, int> _slots = new(StringComparer.Ordinal);
    private int _next = -1;

    public ModelInfo Assign(ModelInfo model)
        => model.IsSimulated ? model : model with { Slot = _slots.GetOrAdd(model.Key, _ => (Interlocked.Increment(ref _next) % Count) + 1) };
}
