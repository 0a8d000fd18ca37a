namespace ChatStudio.Core.Highlighting;

/// <summary>What a piece of code is, as far as it is coloured. Variables, operators and punctuation stay ink and have no class.</summary>
public enum SyntaxClass : byte
{
    Keyword,
    String,
    Number,
    Function,
    Type,
    Comment,
    Inserted,
    Deleted,
}
