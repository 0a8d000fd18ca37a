using System.Text.RegularExpressions;

namespace ChatStudio.Benchmarks.Circuits;

/// <summary>What a page's HTML holds for Blazor's script.</summary>
internal static partial class PageMarkup
{
    /// <summary>
    /// The operations that put the page's interactive components into a circuit, as JSON for <c>UpdateRootComponents</c>. The HTML has a
    /// marker for each: <c>&lt;!--Blazor:{"type":"server","key":{…},"sequence":0,"descriptor":"…"}--&gt;</c>.
    /// </summary>
    /// <exception cref="FormatException">The page has none.</exception>
    public static string RootComponents(string html)
    {
        var added = ServerMarker().Matches(html).Select((match, index) => $$"""{"type":"add","ssrComponentId":{{index + 1}},"marker":{{match.Groups[1].Value}}}""").ToList();
        return added.Count > 0
            ? $$"""{"batchId":1,"operations":[{{string.Join(',', added)}}]}"""
            : throw new FormatException("The page has no interactive component.");
    }

    /// <summary>The state that was persisted while the page was built; empty where there is none.</summary>
    public static string ApplicationState(string html) => State().Match(html).Groups[1].Value;

    [GeneratedRegex(@"<!--Blazor:(\{""type"":""server"".*?\})-->", RegexOptions.Singleline)]
    private static partial Regex ServerMarker();

    [GeneratedRegex(@"<!--Blazor-Server-Component-State:(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex State();
}
