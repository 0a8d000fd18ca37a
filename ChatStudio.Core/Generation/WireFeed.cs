using System.Threading.Channels;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Generation;

/// <summary>Reads a provider's stream as fast as the run takes it and stamps every update on arrival.</summary>
/// <param name="repetition">What is cut from its beginning; null for nothing.</param>
/// <remarks>
/// The channel holds 100 updates. It lets the wire run ahead of the log by a TCP packet's worth of chunks, so that stamps
/// are those of arrival and not of our own bookkeeping. It is bounded because what we do not read, the provider's socket
/// holds back: when it is full the wire waits, TCP's window closes and the provider slows down, instead of our memory growing.
/// </remarks>
internal sealed class WireFeed(IModelCatalog catalog, RunRequest request, IRequestObserver observer, TimeProvider time, IRepetition? repetition = null)
{
    public const int Capacity = 100;

    private readonly Channel<WireUpdate> _channel = Channel.CreateBounded<WireUpdate>(new BoundedChannelOptions(Capacity)
    {
        SingleReader = true,
        SingleWriter = true,
        FullMode = BoundedChannelFullMode.Wait,
    });

    /// <summary>Completes after the last update; faults with what the client threw.</summary>
    public ChannelReader<WireUpdate> Updates => _channel.Reader;

    /// <summary>When the stream ended, well or badly; 0 before.</summary>
    public long EndedAt { get; private set; }

    /// <summary>Reads the stream to its end. Never throws: what the client threw is found at the end of <see cref="Updates"/>.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Exception? thrown = null;
        try
        {
            var client = catalog.GetChatClient(request.Model);
            var options = (request.Options?.Clone() ?? new ChatOptions()).WithObserver(observer);
            options.ModelId ??= request.Model.ModelId;
            var updates = client.GetStreamingResponseAsync(request.Messages, options, cancellationToken);
            await foreach (var update in (repetition is null ? updates : WithoutRepetition.ReadAsync(updates, repetition, cancellationToken)).ConfigureAwait(false))
            {
                var arrivedAt = update is TimedChatResponseUpdate { ArrivedAt: > 0 } timed ? timed.ArrivedAt : time.GetTimestamp();
                await _channel.Writer.WriteAsync(new(update, arrivedAt), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            thrown = e;
        }

        EndedAt = time.GetTimestamp();
        _channel.Writer.Complete(thrown);
    }
}

/// <summary>An update and when it arrived.</summary>
internal readonly record struct WireUpdate(ChatResponseUpdate Update, long ArrivedAt);
