using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations.Storage;

/// <summary>An ended run, whole, and the message it wrote.</summary>
public sealed record RunEnding(MessageId Message, int Epoch, RunRecord Run);
