namespace ChatStudio.Web.Answers.Blocks;

/// <summary>A language as people write its name, and how its files end, from the tag models write after a fence.</summary>
internal static class CodeLanguage
{
    private static readonly Dictionary<string, (string Name, string Extension)> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bash"] = ("Bash", "sh"), ["bat"] = ("Batch", "bat"), ["c"] = ("C", "c"), ["h"] = ("C", "h"), ["c#"] = ("C#", "cs"), ["cs"] = ("C#", "cs"),
        ["csharp"] = ("C#", "cs"), ["c++"] = ("C++", "cpp"), ["cpp"] = ("C++", "cpp"), ["hpp"] = ("C++", "hpp"), ["console"] = ("Console", "txt"),
        ["css"] = ("CSS", "css"), ["dart"] = ("Dart", "dart"), ["diff"] = ("Diff", "diff"), ["patch"] = ("Diff", "diff"),
        ["docker"] = ("Dockerfile", "txt"), ["dockerfile"] = ("Dockerfile", "txt"), ["fs"] = ("F#", "fs"), ["fsharp"] = ("F#", "fs"),
        ["go"] = ("Go", "go"), ["golang"] = ("Go", "go"), ["graphql"] = ("GraphQL", "graphql"), ["haskell"] = ("Haskell", "hs"),
        ["hs"] = ("Haskell", "hs"), ["html"] = ("HTML", "html"), ["http"] = ("HTTP", "txt"), ["ini"] = ("INI", "ini"), ["java"] = ("Java", "java"),
        ["javascript"] = ("JavaScript", "js"), ["js"] = ("JavaScript", "js"), ["json"] = ("JSON", "json"), ["jsonc"] = ("JSON", "json"),
        ["jsx"] = ("JSX", "jsx"), ["jl"] = ("Julia", "jl"), ["julia"] = ("Julia", "jl"), ["kotlin"] = ("Kotlin", "kt"), ["kt"] = ("Kotlin", "kt"),
        ["latex"] = ("LaTeX", "tex"), ["tex"] = ("LaTeX", "tex"), ["less"] = ("Less", "less"), ["lua"] = ("Lua", "lua"),
        ["makefile"] = ("Makefile", "txt"), ["markdown"] = ("Markdown", "md"), ["md"] = ("Markdown", "md"), ["mermaid"] = ("Mermaid", "mmd"),
        ["nginx"] = ("nginx", "txt"), ["objc"] = ("Objective-C", "m"), ["perl"] = ("Perl", "pl"), ["php"] = ("PHP", "php"),
        ["powershell"] = ("PowerShell", "ps1"), ["ps1"] = ("PowerShell", "ps1"), ["proto"] = ("Protobuf", "proto"), ["py"] = ("Python", "py"),
        ["python"] = ("Python", "py"), ["r"] = ("R", "r"), ["razor"] = ("Razor", "razor"), ["cshtml"] = ("Razor", "cshtml"),
        ["rb"] = ("Ruby", "rb"), ["ruby"] = ("Ruby", "rb"), ["rs"] = ("Rust", "rs"), ["rust"] = ("Rust", "rs"), ["scala"] = ("Scala", "scala"),
        ["scss"] = ("SCSS", "scss"), ["sh"] = ("Shell", "sh"), ["shell"] = ("Shell", "sh"), ["sql"] = ("SQL", "sql"), ["svg"] = ("SVG", "svg"),
        ["swift"] = ("Swift", "swift"), ["text"] = ("Text", "txt"), ["txt"] = ("Text", "txt"), ["toml"] = ("TOML", "toml"),
        ["tsx"] = ("TSX", "tsx"), ["ts"] = ("TypeScript", "ts"), ["typescript"] = ("TypeScript", "ts"), ["vb"] = ("Visual Basic", "vb"),
        ["vue"] = ("Vue", "vue"), ["xml"] = ("XML", "xml"), ["csproj"] = ("XML", "csproj"), ["yaml"] = ("YAML", "yaml"), ["yml"] = ("YAML", "yaml"),
        ["zig"] = ("Zig", "zig"), ["zsh"] = ("Zsh", "sh"),
    };

    public static string Label(string tag) => tag.Length == 0 ? "Plain" : Languages.TryGetValue(tag, out var language) ? language.Name : tag;

    /// <summary>Without its dot; <c>txt</c> for what is unknown.</summary>
    public static string Extension(string tag) => Languages.TryGetValue(tag, out var language) ? language.Extension : "txt";
}
