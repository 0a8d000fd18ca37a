namespace ChatStudio.Core.Providers.Json;

/// <summary>A slice of a tool call: any of its parts may be missing or empty.</summary>
/// <param name="Index">Its place among the calls; null where the server sends none (Mistral, Gemini).</param>
internal readonly record struct ToolCallSlice(int? Index, string? Id, string? Name, string? Arguments);
