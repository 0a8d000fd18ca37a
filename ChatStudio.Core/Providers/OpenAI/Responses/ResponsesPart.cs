namespace ChatStudio.Core.Providers.OpenAI.Responses;

/// <summary>A part of an item.</summary>
/// <param name="Type"><c>output_text</c>, <c>refusal</c>, <c>reasoning_text</c>, <c>summary_text</c>.</param>
internal readonly record struct ResponsesPart(string? Type, string? Text);
