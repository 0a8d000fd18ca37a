using System.Text;
using Microsoft.JSInterop;

namespace ChatStudio.Tests.Support;

/// <summary>What somebody typed, as the browser hands it over.</summary>
internal sealed class TypedText(string text) : IJSStreamReference
{
    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);

    public long Length => _bytes.Length;

    public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default)
        => new(new MemoryStream(_bytes));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
