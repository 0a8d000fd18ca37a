using System.Text.RegularExpressions;

namespace ChatStudio.Tests.Architecture;

/// <summary>What holds in every room: small files, no raw markup, a top level without strangers, documented settings.</summary>
public sealed partial class HouseTests
{
    private const int MostLines = 300;
    private const int MostRazorLines = 120;

    private static readonly string[] TopLevel =
    [
        "ChatStudio.sln", "ChatStudio.Web", "ChatStudio.Core", "ChatStudio.Tests", "ChatStudio.Benchmarks", "wwwroot-assets", "README.md",
        "global.json", "Directory.Build.props", "Directory.Packages.props", ".editorconfig", ".gitignore", ".gitattributes", ".ci", "LICENSE",
    ];

    // What a checkout, a build or an editor leaves, none of it committed.
    private static readonly string[] Untracked = [".git", "bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", ".vs", ".idea", ".vscode"];

    [Fact]
    public void Top_level_holds_the_solution_and_its_plumbing_and_nothing_else() => AssertNone(
        Directory.EnumerateFileSystemEntries(Source.Root).Select(path => Path.GetFileName(path)).Except(TopLevel).Except(Untracked));

    [Fact]
    public void Files_stay_small() => AssertNone(Source.Files
        .Where(file => file.Lines.Length > (file.Path.EndsWith(".razor", StringComparison.Ordinal) ? MostRazorLines : MostLines))
        .Select(file => $"{file.Path}: {file.Lines.Length} lines"));

    // public sealed record Thing, at the left margin: nested types are part of their parent.
    [Fact]
    public void Each_file_holds_one_public_type() => AssertNone(Source.Shipped
        .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal))
        .Select(file => (file.Path, Types: file.Lines.Select(line => PublicType().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).Distinct().ToList()))
        .Where(file => file.Types.Count > 1)
        .Select(file => $"{file.Path}: {string.Join(", ", file.Types)}"));

    [Fact]
    public void File_is_named_like_its_type() => AssertNone(Source.Shipped
        .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal))
        .SelectMany(file => file.Lines.Select(line => PublicType().Match(line)).Where(match => match.Success)
            .Where(match => Path.GetFileName(file.Path).Split('.')[0] != match.Groups[1].Value)
            .Select(match => $"{file.Path}: holds {match.Groups[1].Value}")));

    // Model output, tool results, error texts and names are hostile. Each of these would run what is in them. The naive page that ChatStudio
    // is measured against does what it is there to show.
    [Fact]
    public void Nothing_renders_raw_markup_or_runs_text_as_code() => AssertNone(Source.Files
        .Where(file => !file.Path.StartsWith("ChatStudio.Tests/", StringComparison.Ordinal) && file.Path != "ChatStudio.Benchmarks/Yardsticks/NaiveAnswer.cs")
        .SelectMany(file => file.FindInCode(RawMarkup())));

    [Fact]
    public void Nothing_is_left_unfinished_or_switched_off() => AssertNone(Source.Files
        .Where(file => file.Path != "ChatStudio.Tests/Architecture/HouseTests.cs")
        .SelectMany(file => file.Find(Unfinished()))
        // An analyzer's rule may be answered with a reason; it may not be switched off without one.
        .Where(line => !(line.Contains("SuppressMessage", StringComparison.Ordinal) && line.Contains("Justification = \"", StringComparison.Ordinal))));

    // What an event brings above 32 KB ends the circuit. Long text goes another way, streamed by a module from a textarea without such an event.
    [Fact]
    public void No_field_takes_more_than_a_circuit_does() => AssertNone(Source.Shipped
        .Where(file => file.Path.EndsWith(".razor", StringComparison.Ordinal))
        .SelectMany(file => file.Find(TextField()))
        .Where(line => !line.Contains("maxlength=", StringComparison.Ordinal)));

    [Fact]
    public void Scripts_and_handlers_are_in_files() => AssertNone(Source.Shipped
        .Where(file => file.Path.EndsWith(".razor", StringComparison.Ordinal))
        .SelectMany(file => file.Find(InlineScript())));

    // A page may be gone by then; only Interop knows that this is no error.
    [Fact]
    public void Page_is_called_through_Interop_only() => AssertNone(Source.Shipped
        .Where(file => file.Path.StartsWith("ChatStudio.Web/", StringComparison.Ordinal) && !file.Path.StartsWith("ChatStudio.Web/Interop/", StringComparison.Ordinal))
        .SelectMany(file => file.FindInCode(DirectCall())));

    [Fact]
    public void Pages_ask_no_other_origin() => AssertNone(Source.Files
        .Where(file => file.Path.StartsWith("wwwroot-assets/", StringComparison.Ordinal) || file.Path.EndsWith("/App.razor", StringComparison.Ordinal))
        .SelectMany(file => file.Find(ForeignAddress())));

    private static void AssertNone(IEnumerable<string> findings)
    {
        var list = findings.ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list));
    }

    // <input type="text" …>, and a <textarea> whose events bring what is in it
    [GeneratedRegex("""<input\b[^<]*\btype="(?:text|search|password)"|<textarea\b[^<]*(?:@oninput|@onchange|@bind)""")]
    private static partial Regex TextField();

    [GeneratedRegex(@"^public (?:(?:sealed|static|abstract|readonly|partial|ref) )*(?:class|record struct|record|struct|interface|enum) (\w+)")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\b(MarkupString|AddMarkupContent|innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|srcdoc|UseAdvancedExtensions|eval|document\.write|new Function)\b")]
    private static partial Regex RawMarkup();

    [GeneratedRegex(@"\bIJSObjectReference\b|\.InvokeVoidAsync\(|\bjs\.Invoke|(?<!_composer|_module)\.FocusAsync\(")]
    private static partial Regex DirectCall();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException|SuppressMessage)\b|#pragma warning disable|\bSkip = |Thread\.Sleep")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)|\son(click|load|error|input|change|key\w+)=|javascript:")]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"(?:https?:)?//(?!www\.w3\.org/)[\w-]+\.[a-z]{2,}|@import\s+url")]
    private static partial Regex ForeignAddress();
}
