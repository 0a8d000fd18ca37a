namespace ChatStudio.Core.Providers.Simulated;

/// <summary>A model that can be picked, and the script behind it.</summary>
internal sealed record SimulatedModel(ModelInfo Info, SimulatedBehaviour Behaviour);
