using ChatStudio.Core.Providers;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Generation;

/// <summary>What every run of a <see cref="GenerationService"/> shares.</summary>
/// <param name="Ended">Called once for each run, after its last log entry and before its completion.</param>
internal sealed record RunServices(IModelCatalog Catalog, TimeProvider Time, ILogger Logger, TimeSpan StallThreshold, Action<Run> Ended);
