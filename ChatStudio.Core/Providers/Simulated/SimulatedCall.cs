namespace ChatStudio.Core.Providers.Simulated;

/// <summary>A call of a tool as far as it is sent.</summary>
/// <param name="Arguments">JSON; cut off when the token limit or the end of the stream came first.</param>
/// <param name="IsWhole">True when the arguments are.</param>
internal sealed record SimulatedCall(int Index, string Name, string Arguments, bool IsWhole);
