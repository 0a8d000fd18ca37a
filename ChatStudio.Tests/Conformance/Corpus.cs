using System.Text.Json;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conformance;

/// <summary>
/// Recorded provider answers. They are other people's data and live outside the repository, in the folder named by
/// <c>CHATSTUDIO_CORPUS</c> or in <c>../shared/corpus</c>. Without them a test skips, except in CI, which always has them.
/// </summary>
public static class Corpus
{
    private static readonly Lazy<IReadOnlyList<JsonElement>?> Cases = new(Load);

    public static string Folder { get; } = Environment.GetEnvironmentVariable("CHATSTUDIO_CORPUS") is { Length: > 0 } folder
        ? folder
        : Path.Combine(RepositoryFolder.Root, "..", "shared", "corpus");

    /// <summary>The manifest's cases of a kind (<c>stream</c>, <c>http-error</c>, <c>model-list</c>); skips the test where there are none.</summary>
    public static IReadOnlyList<JsonElement> OfKind(string kind, string? api = null)
    {
        Demand(Cases.Value is not null);
        return [.. Cases.Value!.Where(c => Text(c, "kind") == kind && (api is null || Text(c, "api") == api))];
    }

    /// <summary>Where a recording lies; skips the test where there are none.</summary>
    public static string PathOf(params string[] parts)
    {
        Demand(Directory.Exists(Folder));
        return Path.Combine([Folder, .. parts]);
    }

    public static byte[] Body(JsonElement testCase) => File.ReadAllBytes(Path.Combine(Folder, Text(testCase, "file")!));

    public static string? Text(JsonElement element, string name)
        => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void Demand(bool isThere)
    {
        if (isThere)
        {
            return;
        }

        var reason = $"No corpus at {Folder}; set CHATSTUDIO_CORPUS to its folder.";
        Assert.True(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), reason);
        Assert.Skip(reason);
    }

    private static List<JsonElement>? Load()
    {
        var manifest = Path.Combine(Folder, "manifest.json");
        return File.Exists(manifest) ? [.. JsonDocument.Parse(File.ReadAllBytes(manifest)).RootElement.GetProperty("cases").EnumerateArray()] : null;
    }
}
