using System.Collections.Concurrent;
using Microsoft.JSInterop;

namespace ChatStudio.Tests.Support;

/// <summary>A browser's page as the server reaches it: it does nothing, remembers what was called, and can go away.</summary>
internal sealed class FakePage : IJSRuntime
{
    private readonly ConcurrentQueue<string> _calls = new();

    /// <summary>Functions in order of their calls.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>What calls raise from now on: <see cref="JSDisconnectedException"/> when the circuit has gone. Null while the page is there.</summary>
    public Exception? Problem { get; set; }

    /// <summary>The function during whose call the page goes away.</summary>
    public string? GoesDuring { get; init; }

    public static Exception Gone() => new JSDisconnectedException("The circuit has disconnected and is being disposed.");

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, CancellationToken.None, args);

    public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args)
    {
        await Task.Yield();
        if (identifier == GoesDuring)
        {
            Problem = Gone();
        }

        if (Problem is not null)
        {
            throw Problem;
        }

        _calls.Enqueue(identifier);
        return typeof(TValue) == typeof(IJSObjectReference) ? (TValue)(object)new Reference(this) : default!;
    }

    private sealed class Reference(FakePage page) : IJSObjectReference
    {
        private bool _isDisposed;

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, CancellationToken.None, args);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return page.InvokeAsync<TValue>(identifier, cancellationToken, args);
        }

        public async ValueTask DisposeAsync()
        {
            await page.InvokeAsync<object>("release", null);
            _isDisposed = true;
        }
    }
}
