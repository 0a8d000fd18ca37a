using ChatStudio.Core.Providers;

namespace ChatStudio.Web.Commands;

/// <summary>What a model picked by name is picked for: the chat that is open.</summary>
public sealed record ModelTarget(Func<ModelInfo> Current, Func<ModelInfo, Task> PickAsync);
