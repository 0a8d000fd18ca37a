using System.Runtime.CompilerServices;

namespace ChatStudio.Tests.Architecture;

/// <summary>The repository as text, read once.</summary>
public static class Source
{
    private static readonly string[] Projects = ["ChatStudio.Core", "ChatStudio.Web", "ChatStudio.Tests", "ChatStudio.Benchmarks", "wwwroot-assets"];
    private static readonly string[] Kinds = [".cs", ".razor", ".js", ".css", ".csproj", ".props"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every source file of every project, without what a build made.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } =
        [.. Projects.SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => Kinds.Contains(Path.GetExtension(path)) && !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "lib" or "BenchmarkDotNet.Artifacts"))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllLines(Path.Combine(Root, path))))];

    public static IEnumerable<SourceFile> CSharp => Files.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>C# and Razor of the two projects that ship.</summary>
    public static IEnumerable<SourceFile> Shipped => Files.Where(file =>
        file.Path.StartsWith("ChatStudio.Core/", StringComparison.Ordinal) || file.Path.StartsWith("ChatStudio.Web/", StringComparison.Ordinal));

    // The tests may run from anywhere; the compiler knows where this file lies. Deterministic CI builds map paths, so bin/ is tried too.
    private static string FindRoot([CallerFilePath] string here = "")
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here), Environment.CurrentDirectory })
        {
            for (var folder = start; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "ChatStudio.sln")))
                {
                    return folder;
                }
            }
        }

        throw new DirectoryNotFoundException("The repository was not found above the tests.");
    }
}
