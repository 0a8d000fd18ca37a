using ChatStudio.Core.Highlighting;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Highlighting;

/// <summary>Rules that colour the whole line and count how many lines came before it; each line may cost time, wait or fail.</summary>
internal sealed class FakeSyntax(FakeTimeProvider time) : ISyntaxSource, ISyntax
{
    /// <summary>Every line that was read, with the number of lines its state had seen.</summary>
    public List<(string Line, int Above)> Read { get; } = [];

    public int Loads { get; private set; }

    /// <summary>What reading one line costs.</summary>
    public TimeSpan Cost { get; set; }

    /// <summary>Runs before a line is read, on the worker.</summary>
    public Action<string> Before { get; set; } = _ => { };

    bool ISyntaxSource.Knows(string tag) => tag != "unknown";

    ISyntax ISyntaxSource.Load(string tag)
    {
        Loads++;
        return this;
    }

    ColouredLine ISyntax.Read(string line, object? state, TimeSpan limit)
    {
        Before(line);
        var above = (int?)state ?? 0;
        Read.Add((line, above));
        time.Advance(Cost);
        return new([new SyntaxSpan(0, line.Length, SyntaxClass.Keyword)], above + 1);
    }
}
