using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ChatStudio.Benchmarks;

/// <summary>
/// A client whose updates are made beforehand: what is left to measure is what the run does with them. It gives a TCP packet's
/// worth at once and then lets go of its thread, as a socket does.
/// </summary>
internal sealed class RecordedClient(IReadOnlyList<ChatResponseUpdate> updates, int perRead) : IChatClient
{
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = 0; i < updates.Count; i++)
        {
            if (i % perRead == 0)
            {
                await Task.Yield();
            }

            yield return updates[i];
        }
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
