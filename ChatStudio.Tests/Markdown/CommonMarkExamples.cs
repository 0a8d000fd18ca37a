using System.Text.Json;
using System.Text.Json.Serialization;
using ChatStudio.Tests.Conformance;

namespace ChatStudio.Tests.Markdown;

/// <summary>The examples of the CommonMark specification 0.31.2. They live outside the repository; without them a test skips, except in CI.</summary>
internal static class CommonMarkExamples
{
    private static readonly string File = Path.Combine(Corpus.Folder, "markdown", "commonmark-0.31.2.json");

    public static IReadOnlyList<Example> All()
    {
        if (!System.IO.File.Exists(File))
        {
            var reason = $"No CommonMark examples at {File}; set CHATSTUDIO_CORPUS to the folder of the corpus.";
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") is not { Length: > 0 }, reason);
            Assert.Fail(reason);
        }

        return JsonSerializer.Deserialize<Document>(System.IO.File.ReadAllBytes(File), JsonSerializerOptions.Web)!.Examples;
    }

    public sealed record Example([property: JsonPropertyName("example")] int Number, string Section, string Markdown, string Html);

    private sealed record Document(IReadOnlyList<Example> Examples);
}
