using System.Text.RegularExpressions;
using ChatStudio.Tests.Architecture;

namespace ChatStudio.Tests.Guide;

/// <summary>
/// The samples of <c>ChatStudio.Core/README.md</c> are the regions of the tests in this folder, character for character: what
/// a reader copies was compiled and run.
/// </summary>
public sealed partial class GuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Source.Root, "ChatStudio.Core", "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Each_sample_of_the_guide_is_a_tested_region()
    {
        var regions = Source.CSharp.Where(file => file.Path.StartsWith("ChatStudio.Tests/Guide/", StringComparison.Ordinal)).SelectMany(Regions).ToList();
        var samples = Fence().Matches(Guide).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(samples);
        Assert.All(samples, sample => Assert.Contains(sample, regions));
        Assert.All(regions, region => Assert.Contains(region, samples));
    }

    private static IEnumerable<string> Regions(SourceFile file)
    {
        List<string>? region = null;
        foreach (var line in file.Lines)
        {
            var text = line.TrimStart();
            if (text.StartsWith("#region ", StringComparison.Ordinal))
            {
                region = [];
            }
            else if (text == "#endregion" && region is not null)
            {
                yield return Dedent(region);
                region = null;
            }
            else
            {
                region?.Add(line);
            }
        }
    }

    private static string Dedent(List<string> lines)
    {
        var margin = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Concat(lines.Select(line => (line.Length > 0 ? line[margin..] : "") + "\n"));
    }

    [GeneratedRegex("^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
