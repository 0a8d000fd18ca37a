namespace ChatStudio.Core.Highlighting.TextMate;

/// <summary>From the tags that models write after a fence to the ids of TextMateSharp's languages.</summary>
internal static class TextMateLanguages
{
    // Ids that are tags too stand for themselves.
    private static readonly string[] Own =
    [
        "bat", "bibtex", "c", "clojure", "coffeescript", "cpp", "csharp", "css", "dart", "diff", "dockerfile", "fsharp", "go", "groovy", "handlebars",
        "hlsl", "html", "ini", "java", "javascript", "json", "jsonc", "julia", "latex", "less", "lua", "makefile", "markdown", "pascal", "perl", "php",
        "powershell", "properties", "python", "r", "razor", "ruby", "rust", "scss", "sql", "swift", "tex", "typescript", "typst", "vb", "xml", "xsl", "yaml",
    ];

    private static readonly Dictionary<string, string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bash"] = "shellscript", ["sh"] = "shellscript", ["shell"] = "shellscript", ["zsh"] = "shellscript", ["console"] = "shellscript",
        ["c#"] = "csharp", ["cs"] = "csharp", ["csx"] = "csharp", ["c++"] = "cpp", ["cc"] = "cpp", ["cxx"] = "cpp", ["h"] = "cpp", ["hpp"] = "cpp", ["cuda"] = "cuda-cpp",
        ["clj"] = "clojure", ["coffee"] = "coffeescript", ["cshtml"] = "razor", ["docker"] = "dockerfile", ["f#"] = "fsharp", ["fs"] = "fsharp",
        ["golang"] = "go", ["gradle"] = "groovy", ["hbs"] = "handlebars", ["htm"] = "html", ["svg"] = "xml", ["vue"] = "html",
        ["js"] = "javascript", ["mjs"] = "javascript", ["cjs"] = "javascript", ["jsx"] = "javascriptreact", ["json5"] = "jsonc", ["jsonl"] = "json",
        ["jl"] = "julia", ["make"] = "makefile", ["md"] = "markdown", ["objc"] = "objective-c", ["objective-c"] = "objective-c", ["patch"] = "diff",
        ["pl"] = "perl", ["ps1"] = "powershell", ["pwsh"] = "powershell", ["cmd"] = "bat", ["py"] = "python", ["python3"] = "python", ["rb"] = "ruby", ["rs"] = "rust",
        ["postgresql"] = "sql", ["mysql"] = "sql", ["sqlite"] = "sql", ["tsql"] = "sql", ["ts"] = "typescript", ["mts"] = "typescript", ["tsx"] = "typescriptreact",
        ["vbnet"] = "vb", ["csproj"] = "xml", ["xaml"] = "xml", ["xslt"] = "xsl", ["yml"] = "yaml", ["toml"] = "ini", ["conf"] = "ini", ["env"] = "ini", ["asm"] = "x86asm",
    };

    private static readonly HashSet<string> Ids = new(Own, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every tag that is known.</summary>
    public static IEnumerable<string> Tags => Own.Concat(Others.Keys);

    /// <summary>The id, or null when the language is unknown.</summary>
    public static string? Find(string tag) =>
        Others.GetValueOrDefault(tag) ?? (Ids.TryGetValue(tag, out var id) ? id : null);
}
