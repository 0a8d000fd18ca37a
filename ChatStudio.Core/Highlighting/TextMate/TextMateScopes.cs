namespace ChatStudio.Core.Highlighting.TextMate;

/// <summary>From the scopes of a TextMate grammar (<c>keyword.control.flow.cs</c>) to the few classes the design has colours for.</summary>
internal static class TextMateScopes
{
    // First match wins. Null is ink; a scope that is not here says nothing and the one around it is asked.
    private static readonly (string Prefix, SyntaxClass? Class)[] Rules =
    [
        ("comment", SyntaxClass.Comment),
        ("constant.numeric", SyntaxClass.Number),
        ("constant.language", SyntaxClass.Keyword),
        ("constant", SyntaxClass.Number),
        ("keyword.other.unit", SyntaxClass.Number),
        ("keyword", SyntaxClass.Keyword),
        ("storage.type.string.python", SyntaxClass.String),
        ("storage", SyntaxClass.Keyword),
        ("entity.name.function", SyntaxClass.Function),
        ("entity.name.variable", null),
        ("entity.name.section", SyntaxClass.Keyword),
        ("entity.name", SyntaxClass.Type),
        ("entity.other.attribute-name", SyntaxClass.Function),
        ("entity.other.inherited-class", SyntaxClass.Type),
        ("support.function", SyntaxClass.Function),
        ("support.constant", SyntaxClass.Number),
        ("support", SyntaxClass.Type),
        ("variable.language", SyntaxClass.Keyword),
        ("variable", null),
        ("string", SyntaxClass.String),
        ("markup.inserted", SyntaxClass.Inserted),
        ("markup.deleted", SyntaxClass.Deleted),
        ("markup.heading", SyntaxClass.Keyword),
        ("markup.inline.raw", SyntaxClass.String),
        ("markup.fenced_code", null),
        ("meta.diff", SyntaxClass.Comment),
        // Code inside a string is code again.
        ("meta.template.expression", null),
        ("meta.interpolation", null),
        ("meta.embedded", null),
        ("punctuation.definition.interpolation", null),
        ("punctuation.definition.template-expression", null),
        // The quotes of a string and the slashes of a comment look like what they open; other punctuation is ink.
        ("punctuation.definition", Outer),
        ("punctuation.support", Outer),
        ("punctuation", null),
    ];

    private const SyntaxClass Outer = (SyntaxClass)byte.MaxValue;

    /// <param name="scopes">From the language inwards.</param>
    /// <param name="text">What they are about: an operator that is a word (<c>new</c>, <c>and</c>) is a keyword, one of signs is ink.</param>
    public static SyntaxClass? Classify(IReadOnlyList<string> scopes, ReadOnlySpan<char> text)
    {
        // The outermost is the language itself.
        for (var i = scopes.Count - 1; i > 0; i--)
        {
            if (IsSignOperator(scopes[i], text))
            {
                return null;
            }

            if (Rule(scopes[i]) is { Found: true } rule && rule.Class != Outer)
            {
                return rule.Class;
            }
        }

        return null;
    }

    private static (bool Found, SyntaxClass? Class) Rule(string scope)
    {
        foreach (var (prefix, kind) in Rules)
        {
            if (scope.StartsWith(prefix, StringComparison.Ordinal) && (scope.Length == prefix.Length || scope[prefix.Length] == '.'))
            {
                return (true, kind);
            }
        }

        return (false, null);
    }

    private static bool IsSignOperator(string scope, ReadOnlySpan<char> text) =>
        scope.StartsWith("keyword.operator", StringComparison.Ordinal) && !char.IsLetter(text[0]);
}
