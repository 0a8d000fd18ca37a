namespace ChatStudio.Tests.Markdown;

/// <summary>Long answers: one block that goes on and on, and a mix of all. Their length grows with a factor; 50 is what the longest answers reach.</summary>
internal static class LongDocuments
{
    private static readonly string[] Words = ["stream", "of", "tokens", "with", "**bold**", "and", "`code`", "the", "[link](https://example.com/x)", "first", "gap"];

    private static readonly Dictionary<string, Func<int, string>> Makers = new()
    {
        ["code of many lines"] = n => "```csharp\n" + string.Concat(Enumerable.Range(0, n * 40).Select(i => $"    var line{i} = Call({i});\n")) + "```\n",
        ["list of many items"] = n => string.Concat(Enumerable.Range(0, n * 10).Select(i => $"- item {i} {Prose(9, i)}\n")),
        ["nested list"] = n => string.Concat(Enumerable.Range(0, n * 5).Select(i => $"1. item {i} {Prose(9, i)}\n   - inner {Prose(5, i)}\n   - inner {i}\n")),
        ["table of many rows"] = n => "| a | b |\n|---|--:|\n" + string.Concat(Enumerable.Range(0, n * 6).Select(i => $"| cell {i} | {Prose(5, i)} |\n")),
        ["paragraph in one line"] = n => Prose(n * 60, 0),
        ["paragraph of many lines"] = n => string.Join('\n', Enumerable.Range(0, n * 6).Select(i => Prose(10, i))),
        ["quote"] = n => string.Join('\n', Enumerable.Range(0, n * 6).Select(i => "> " + Prose(10, i))),
        ["paragraph with a star that waits"] = n => "note *that " + string.Join(' ', Enumerable.Repeat("plain words here", n * 25)),
        ["paragraph with a bracket that waits"] = n => "note [that " + string.Join(' ', Enumerable.Repeat("plain words here", n * 25)),
        ["paragraph that is bold"] = n => "**" + string.Join(' ', Enumerable.Repeat("plain words here", n * 25)) + "**",
        ["HTML of many lines"] = n => "<div>\n" + string.Concat(Enumerable.Range(0, n * 20).Select(i => $"<p class=\"note\">line {i}</p>\n")) + "</div>\n",
        ["formula of many lines"] = n => "$$\n" + string.Concat(Enumerable.Range(0, n * 20).Select(i => $"x_{{{i}}} &= a + b \\\\\n")) + "$$\n",
        ["bracketed formula of many lines"] = n => "\\[\n" + string.Concat(Enumerable.Range(0, n * 20).Select(i => $"x_{{{i}}} &= a + b \\\\\n")) + "\\]\n",
        ["mixed document"] = n => string.Concat(Enumerable.Range(0, n).Select(i => $"## Part {i}\n\n{Prose(60, i)}\n\n- {Prose(8, i)}\n- {Prose(8, i)}\n\n```c\nint a;\n```\n\n| a | b |\n|---|---|\n| 1 | {Prose(3, i)} |\n\n")),
    };

    public static IEnumerable<string> Kinds => Makers.Keys;

    public static string Of(string kind, int factor) => Makers[kind](factor);

    private static string Prose(int words, int seed) => string.Join(' ', Enumerable.Range(seed, words).Select(i => Words[i * 7 % Words.Length]));
}
