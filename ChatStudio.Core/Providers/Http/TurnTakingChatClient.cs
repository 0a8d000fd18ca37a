using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Http;

/// <summary>Holds a request back until its connection has a turn free, and gives the turn back when the answer has ended in any way.</summary>
internal sealed class TurnTakingChatClient(IChatClient inner, StreamTurns turns) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await turns.BeginAsync(options.GetObserver(), cancellationToken).ConfigureAwait(false);
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turns.End();
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await turns.BeginAsync(options.GetObserver(), cancellationToken).ConfigureAwait(false);
        try
        {
            await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }
        }
        finally
        {
            turns.End();
        }
    }
}
