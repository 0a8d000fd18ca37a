namespace ChatStudio.Core.Providers.Simulated.Answers;

/// <param name="Arguments">A JSON object.</param>
internal sealed record ComposedCall(string Name, string Arguments);
