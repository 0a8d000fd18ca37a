namespace ChatStudio.Web.Features.Chat.Blocks;

/// <summary>The name of a language as people write it, from the tag models write after a fence.</summary>
internal static class CodeLanguage
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bash"] = "Bash", ["c"] = "C", ["c#"] = "C#", ["c++"] = "C++", ["cpp"] = "C++", ["cs"] = "C#", ["csharp"] = "C#", ["css"] = "CSS",
        ["diff"] = "Diff", ["docker"] = "Dockerfile", ["dockerfile"] = "Dockerfile", ["fsharp"] = "F#", ["go"] = "Go", ["graphql"] = "GraphQL",
        ["haskell"] = "Haskell", ["html"] = "HTML", ["http"] = "HTTP", ["ini"] = "INI", ["java"] = "Java", ["javascript"] = "JavaScript", ["js"] = "JavaScript",
        ["json"] = "JSON", ["jsonc"] = "JSON", ["jsx"] = "JSX", ["julia"] = "Julia", ["kotlin"] = "Kotlin", ["latex"] = "LaTeX", ["lua"] = "Lua",
        ["makefile"] = "Makefile", ["markdown"] = "Markdown", ["md"] = "Markdown", ["mermaid"] = "Mermaid", ["nginx"] = "nginx", ["objc"] = "Objective-C",
        ["perl"] = "Perl", ["php"] = "PHP", ["powershell"] = "PowerShell", ["ps1"] = "PowerShell", ["proto"] = "Protobuf", ["py"] = "Python",
        ["python"] = "Python", ["r"] = "R", ["razor"] = "Razor", ["rb"] = "Ruby", ["rs"] = "Rust", ["ruby"] = "Ruby", ["rust"] = "Rust", ["scala"] = "Scala",
        ["sh"] = "Shell", ["shell"] = "Shell", ["sql"] = "SQL", ["swift"] = "Swift", ["tex"] = "LaTeX", ["text"] = "Text", ["toml"] = "TOML", ["ts"] = "TypeScript",
        ["tsx"] = "TSX", ["txt"] = "Text", ["typescript"] = "TypeScript", ["vb"] = "Visual Basic", ["xml"] = "XML", ["yaml"] = "YAML", ["yml"] = "YAML", ["zig"] = "Zig", ["zsh"] = "Zsh",
    };

    public static string Label(string tag) => tag.Length == 0 ? "Plain" : Names.GetValueOrDefault(tag, tag);
}
