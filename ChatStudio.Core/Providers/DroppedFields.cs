namespace ChatStudio.Core.Providers;

/// <summary>Optional fields of a request that a provider refused by name, and that it is asked without from then on.</summary>
/// <param name="ModelId">The model they were refused for. Hostile text.</param>
/// <param name="Fields">As they stand on the wire, for example <c>reasoning_effort</c>.</param>
public sealed record DroppedFields(string ModelId, IReadOnlyList<string> Fields);
