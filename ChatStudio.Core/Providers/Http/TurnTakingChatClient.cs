using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Http;

/// <summary>Holds a request back until its connection has a turn free, and gives the turn back when the answer has ended in any way.</summary>
internal sealed class TurnTakingChatClient(IChatClient inner, StreamTurns turns) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => options.IsInBackground() ? RespondInBackgroundAsync(messages, options, cancellationToken) : RespondAsync(messages, options, cancellationToken);

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

    private async Task<ChatResponse> RespondAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
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

    private async Task<ChatResponse> RespondInBackgroundAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        using var yielding = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await turns.BeginInBackgroundAsync(yielding).ConfigureAwait(false);
        try
        {
            return await base.GetResponseAsync(messages, options, yielding.Token).ConfigureAwait(false);
        }
        finally
        {
            turns.EndInBackground(yielding);
        }
    }
}
