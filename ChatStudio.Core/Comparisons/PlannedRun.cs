using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Comparisons;

/// <summary>A run that is decided and not started: it is written down first.</summary>
internal sealed record PlannedRun(RunId Id, ModelInfo Model, DateTimeOffset At);
