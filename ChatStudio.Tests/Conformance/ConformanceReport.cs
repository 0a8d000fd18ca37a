using System.Text.Json;

namespace ChatStudio.Tests.Conformance;

/// <summary>Results by server flavour, as a table in the test's output.</summary>
public sealed class ConformanceReport
{
    private readonly List<(string Flavour, string Id, string Difference)> _results = [];

    public IReadOnlyList<string> Failures => [.. _results.Where(r => r.Difference.Length > 0).Select(r => $"{r.Id}: {r.Difference}")];

    public int Count => _results.Count;

    public void Add(JsonElement testCase, string difference)
        => _results.Add((Corpus.Text(testCase, "flavour") ?? "?", Corpus.Text(testCase, "id")!, difference));

    public void Print(ITestOutputHelper output, string title)
    {
        output.WriteLine($"{title}: {_results.Count} cases, {Failures.Count} failed");
        foreach (var flavour in _results.GroupBy(r => r.Flavour).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"  {flavour.Key,-28} {flavour.Count(),4} cases {flavour.Count(r => r.Difference.Length > 0),4} failed");
            foreach (var failed in flavour.Where(r => r.Difference.Length > 0))
            {
                output.WriteLine($"    {failed.Id}: {failed.Difference}");
            }
        }
    }
}
