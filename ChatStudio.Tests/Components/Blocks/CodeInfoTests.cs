using ChatStudio.Web.Answers.Blocks;

namespace ChatStudio.Tests.Components.Blocks;

public sealed class CodeInfoTests
{
    [Theory]
    [InlineData("csharp", "", "C#", null, "code.cs")]
    [InlineData("csharp", "title=\"ItlProbe.cs\"", "C#", "ItlProbe.cs", "ItlProbe.cs")]
    [InlineData("ts", "filename='src/a.ts' {1,3}", "TypeScript", "src/a.ts", "a.ts")]
    [InlineData("python", "app.py", "Python", "app.py", "app.py")]
    [InlineData("python:src/app.py", "", "Python", "src/app.py", "app.py")]
    [InlineData("src/main.rs", "", "Rust", "src/main.rs", "main.rs")]
    [InlineData("{.yaml}", "", "YAML", null, "code.yaml")]
    [InlineData("js{1,3-5}", "", "JavaScript", null, "code.js")]
    [InlineData("", "", "Plain", null, "code.txt")]
    [InlineData("wat", "", "wat", null, "code.txt")]
    [InlineData("html\"", "onload=\"window.pwned=13", "html\"", null, "code.txt")]
    [InlineData("sh", "../../etc/.bashrc", "Shell", "../../etc/.bashrc", "bashrc")]
    public void Words_after_a_fence_name_the_language_and_the_file(string language, string info, string label, string? file, string download)
    {
        var read = CodeInfo.Read(language, info);

        Assert.Equal((label, file, download), (read.Label, read.FileName, read.DownloadName));
    }
}
