using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations.Storage;

/// <summary>A run that is about to start, written down before the provider is asked.</summary>
/// <param name="RequestId">Of the command that asked for it, empty for none. Known once in the whole store.</param>
/// <param name="Epoch">Of the writer. A store raises it when it takes a run away from a writer that is gone.</param>
/// <param name="ContinuedFrom">The run whose text it goes on with.</param>
public sealed record RunBeginning(RunId Id, MessageId Message, Guid RequestId, int Epoch, ModelInfo Model, DateTimeOffset StartedAt, RunId? ContinuedFrom = null)
{
    /// <summary>What its log begins with, kept with it: the answer it goes on with is never missing. Null for a run that begins one.</summary>
    public RunLogSlice? Log { get; init; }
}
