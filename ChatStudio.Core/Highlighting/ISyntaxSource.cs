namespace ChatStudio.Core.Highlighting;

/// <summary>Where the rules of languages come from.</summary>
public interface ISyntaxSource
{
    /// <summary>Whether there are rules for the tag after a fence (<c>cs</c>, <c>bash</c>). Cheap: loads nothing.</summary>
    bool Knows(string tag);

    /// <summary>The rules for a known tag. The first call of all loads the grammars: some 80 ms and 75 MB.</summary>
    ISyntax Load(string tag);
}
