using System.Text.Json;

namespace ChatStudio.Core.Providers.Simulated.Answers;

/// <summary>A tool of a request.</summary>
/// <param name="Parameters">JSON Schema of the arguments; undefined when the request gives none.</param>
internal sealed record OfferedTool(string Name, JsonElement Parameters);
