using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Guide;

/// <summary>What the samples of the guide stand on: a server to talk to and a console that can be read.</summary>
public abstract class GuideSample : IAsyncDisposable
{
    private ProviderServer? _server;

    /// <summary>In place of <see cref="System.Console"/>, so that the samples write what readers would write.</summary>
    protected StringWriter Console { get; } = new();

    private protected ProviderServer Server => _server!;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A provider with these answers.</summary>
    private protected async Task<(string ApiKey, string BaseUrl)> ServeAsync(params ProviderReply[] replies)
    {
        _server = await ProviderServer.StartAsync(replies);
        return ("sk-guide-secret-key", _server.BaseUrl);
    }
}
