using System.Text.RegularExpressions;
using Bunit;
using ChatStudio.Core.Highlighting;
using ChatStudio.Core.Markdown;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Answers.Blocks;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Components.Blocks;

/// <summary>However a document arrives, the page shows what it would show of the same text drawn at once.</summary>
public sealed partial class GrowingDocumentTests : BlocksContext
{
    // Colours come when the workers have the time, to one drawing sooner than to the other.
    public GrowingDocumentTests() => Services.AddSingleton<ISyntaxSource, NoSyntax>();

    public static TheoryData<string> Documents => [.. Directory.EnumerateFiles(Folder, "*.md").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(RepositoryFolder.Root, "ChatStudio.Core/Providers/Simulated/Answers/Library");

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_that_grows_looks_like_the_same_text_drawn_at_once(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));
        var growing = new StreamingMarkdown();
        var view = Draw(growing);
        for (var i = 0; i < text.Length; i++)
        {
            growing.Append(text.AsSpan(i, 1));
            Redraw(view, growing);
            // Each place where something begins or ends.
            if ("\n|`*_[]()$>".Contains(text[i], StringComparison.Ordinal))
            {
                var whole = new StreamingMarkdown();
                whole.Append(text.AsSpan(0, i + 1));
                Assert.Equal(Markup(Draw(whole)), Markup(view));
            }
        }

        growing.Complete();
        Redraw(view, growing);
        Assert.Equal(Markup(Draw(text)), Markup(view));
    }

    private sealed class NoSyntax : ISyntaxSource
    {
        public bool Knows(string tag) => false;

        public ISyntax Load(string tag) => throw new NotSupportedException();
    }

    // Each drawing has ids and numbers of handlers of its own.
    private static string Markup(IRenderedComponent<MarkdownView> view) => Own().Replace(view.Markup, "");

    [GeneratedRegex(@"\bm\d+-| blazor:\w+=""\d+""")]
    private static partial Regex Own();
}
