namespace ChatStudio.Core.Providers.Simulated.Answers;

/// <summary>A passage of the library: Markdown with <c>{topic}</c>-style places to fill.</summary>
/// <param name="Kind">The name of its file.</param>
/// <param name="Tag">For code the language, else empty.</param>
internal sealed record Passage(string Kind, string Tag, string Template);
