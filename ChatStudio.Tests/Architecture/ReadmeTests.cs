using System.Text.RegularExpressions;

namespace ChatStudio.Tests.Architecture;

/// <summary>What README.md promises is true.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Source.Root, "README.md"));

    [Fact]
    public void Every_setting_the_code_reads_is_in_the_table()
    {
        var read = Source.Shipped.SelectMany(file => file.Lines).SelectMany(line => Setting().Matches(line)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(read);
        Assert.All(read, name => Assert.Contains($"`{name.Replace(":", "__", StringComparison.Ordinal)}`", Readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_folder_of_the_map_exists()
    {
        var folders = MapEntry().Matches(Readme).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(folders);
        Assert.All(folders, path => Assert.True(Directory.Exists(Path.Combine(Source.Root, path)), path));
    }

    // "OPENAI_API_KEY", "CHATSTUDIO_DATA", "Limits:Idle", "Simulator:Serve"
    [GeneratedRegex("\"((?:OPENAI|ANTHROPIC|OLLAMA|CHATSTUDIO)_[A-Z_]+|(?:Limits|Simulator|Providers|OpenAI):[A-Z]\\w+)\"")]
    private static partial Regex Setting();

    // | `ChatStudio.Core/Wire` | what it is |
    [GeneratedRegex(@"^\| `(ChatStudio\.\w+/[\w/]+|wwwroot-assets[\w/]*)` \|", RegexOptions.Multiline)]
    private static partial Regex MapEntry();
}
