using System.Threading.Channels;

namespace ChatStudio.Tests.Support;

/// <summary>Hands what one side adds to whoever waits on the other.</summary>
public sealed class Handover<T> : IDisposable
{
    private readonly Channel<T> _items = Channel.CreateUnbounded<T>();

    public void Add(T item) => _items.Writer.TryWrite(item);

    public Task<T> TakeAsync(CancellationToken cancellationToken) => _items.Reader.ReadAsync(cancellationToken).AsTask();

    public void Dispose() => _items.Writer.TryComplete();
}
