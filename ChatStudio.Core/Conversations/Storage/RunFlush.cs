using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations.Storage;

/// <summary>The latest part of a running answer.</summary>
public sealed record RunFlush(RunId Run, int Epoch, RunLogSlice Slice);
