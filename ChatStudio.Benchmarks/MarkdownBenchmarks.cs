using BenchmarkDotNet.Attributes;
using ChatStudio.Core.Markdown;

namespace ChatStudio.Benchmarks;

/// <summary>
/// Cost of one appended token (four characters) with a reading after each, when the answer already has so many characters. Target:
/// the same at every length, in the mixed document and inside each kind of long block.
/// </summary>
[MemoryDiagnoser]
public class MarkdownBenchmarks
{
    private const int Tokens = 250;

    private string _text = "";
    private StreamingMarkdown _document = null!;

    [Params(1_000, 10_000, 100_000)]
    public int Characters { get; set; }

    [Params("mixed", "paragraph", "open bold", "list", "table", "code", "html", "math")]
    public string Kind { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        var text = new System.Text.StringBuilder(Kind switch { "table" => "| a | b |\n|---|--:|\n", "code" => "```csharp\n", "open bold" => "**", "html" => "<div>\n", "math" => "$$\n", _ => "" });
        for (var i = 0; text.Length < Characters + (Tokens * 4); i++)
        {
            text.Append(Kind switch
            {
                "paragraph" => "some **words** of a long text with `code` in it, ",
                "open bold" => "some words of a long text with `code` in it, ",
                "html" => "<p class=\"note\">some words of a long text</p>\n",
                "math" => "x_{12} &= \\frac{a + b}{c} \\cdot y^2 + 17 \\\\\n",
                "list" => "- an item with **words** and `code` in it\n",
                "table" => "| a cell | **words** and `code` |\n",
                "code" => "    var line = Call(argument, 12);\n",
                _ => $"## Part {i}\n\nSome **words** with [a link](https://example.com/{i}) and `code`.\n\n- one\n- two\n\n```c\nint a;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n",
            });
        }

        _text = text.ToString();
    }

    [IterationSetup]
    public void Fill()
    {
        _document = new StreamingMarkdown();
        _document.Append(_text.AsSpan(0, Characters));
        _ = _document.Blocks;
    }

    [Benchmark(OperationsPerInvoke = Tokens)]
    public int AppendToken()
    {
        var blocks = 0;
        for (var i = 0; i < Tokens; i++)
        {
            _document.Append(_text.AsSpan(Characters + (i * 4), 4));
            blocks += _document.Blocks.Count;
        }

        return blocks;
    }
}
