using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatStudio.Core.Providers.Simulated.Answers;

/// <summary>What can be read from a prompt without understanding it: its topic words and the shape it asks for.</summary>
internal sealed partial record PromptReading(string Topic, string Other)
{
    private const string DefaultTopic = "streaming";
    private const string DefaultOther = "measuring";
    private const int LongestTopic = 40;
    private const int LongestAnswer = 20_000;

    // Words that say what to do, not what about.
    private static readonly HashSet<string> NotTopics = new(StringComparer.OrdinalIgnoreCase)
    {
        "about", "above", "after", "again", "against", "all", "also", "and", "another", "answer", "any", "anything", "are", "around", "ask", "because", "been", "before",
        "below", "between", "both", "brief", "briefly", "but", "can", "code", "compare", "could", "create", "describe", "detail", "details", "did",
        "difference", "does", "doing", "done", "draw", "each", "earlier", "essay", "everything", "example", "examples", "explain", "few", "find", "first", "for", "formula", "formulas", "from",
        "generate", "get", "give", "good", "had", "has", "have", "hello", "help", "here", "how", "into", "its", "just", "know", "last", "let", "like", "list",
        "long", "look", "make", "many", "may", "more", "most", "much", "need", "not", "now", "one", "only", "other", "our", "out", "over", "page", "paragraph",
        "paragraphs", "please", "previous", "question", "really", "same", "say", "sentence", "sentences", "short", "should", "show", "some", "something", "step", "steps",
        "table", "tables", "tell", "text", "than", "thank", "thanks", "that", "the", "their", "them", "then", "there", "these", "they", "thing",
        "things", "think", "this", "those", "three", "through", "time", "token", "tokens", "topic", "two", "under", "use", "using", "very", "want", "was",
        "way", "were", "what", "when", "where", "which", "while", "who", "why", "will", "with", "word", "words", "would", "write", "you", "your",
    };

    // What a prompt calls a language → the tag of the passage.
    private static readonly (string Name, string Tag)[] Languages =
    [
        ("c#", "csharp"), ("csharp", "csharp"), (".net", "csharp"), ("python", "python"), ("typescript", "typescript"), ("javascript", "typescript"),
        ("rust", "rust"), ("sql", "sql"), ("bash", "bash"), ("shell", "bash"), ("curl", "bash"), ("json", "json"), ("golang", "go"), ("yaml", "yaml"),
        ("diff", "diff"), ("patch", "diff"),
    ];

    /// <summary>Tags of the languages it names.</summary>
    public IReadOnlyList<string> CodeLanguages { get; private init; } = [];

    /// <summary>It names what it is about.</summary>
    public bool HasTopic { get; private init; }

    public bool HasOther { get; private init; }

    public bool WantsCode { get; private init; }

    public bool WantsTable { get; private init; }

    public bool WantsMath { get; private init; }

    public bool WantsList { get; private init; }

    public bool WantsShort { get; private init; }

    public bool WantsLong { get; private init; }

    /// <summary>From "about 3000 tokens" or "500 words", at most 20,000.</summary>
    public int? WantedTokens { get; private init; }

    public static PromptReading Of(string prompt)
    {
        var topics = Topics(prompt).Distinct(StringComparer.OrdinalIgnoreCase).Take(2).ToArray();
        var languages = Languages.Where(language => Mentions(prompt, language.Name)).Select(language => language.Tag).Distinct().ToArray();
        return new(topics.ElementAtOrDefault(0) ?? DefaultTopic, topics.ElementAtOrDefault(1) ?? DefaultOther)
        {
            CodeLanguages = languages,
            HasTopic = topics.Length > 0,
            HasOther = topics.Length > 1,
            WantsCode = languages.Length > 0 || CodeWord().IsMatch(prompt),
            WantsTable = TableWord().IsMatch(prompt),
            WantsMath = MathWord().IsMatch(prompt),
            WantsList = ListWord().IsMatch(prompt),
            WantsShort = ShortWord().IsMatch(prompt),
            WantsLong = LongWord().IsMatch(prompt),
            WantedTokens = ReadLength(prompt),
        };
    }

    /// <summary>Telling words in order; two side by side ("connection pool") are one topic.</summary>
    private static IEnumerable<string> Topics(string prompt)
    {
        Match? before = null;
        foreach (Match word in TopicWord().Matches(prompt))
        {
            var isTopic = word.Length is >= 3 and <= LongestTopic && !NotTopics.Contains(word.Value);
            if (before is not null)
            {
                var arePair = isTopic && before.Index + before.Length + 1 == word.Index && prompt[word.Index - 1] == ' ';
                yield return arePair ? $"{before.Value} {word.Value}" : before.Value;
                if (arePair)
                {
                    before = null;
                    continue;
                }
            }

            before = isTopic ? word : null;
        }

        if (before is not null)
        {
            yield return before.Value;
        }
    }

    private static int? ReadLength(string prompt)
    {
        var match = Length().Match(prompt);
        if (!match.Success || !double.TryParse(match.Groups[1].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        // Three English words are about four tokens.
        var tokens = match.Groups[2].Value.StartsWith('w') ? number * 4 / 3 : number;
        return (int)Math.Clamp(tokens, 1, LongestAnswer);
    }

    private static bool Mentions(string prompt, string name)
    {
        for (var at = prompt.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = prompt.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(prompt[at - 1])) && (end == prompt.Length || !char.IsLetterOrDigit(prompt[end])))
            {
                return true;
            }
        }

        return false;
    }

    // Letters and digits only, so that nothing of a prompt becomes Markdown when it is worked into a heading.
    [GeneratedRegex(@"\p{L}[\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{N}]+)*")]
    private static partial Regex TopicWord();

    [GeneratedRegex(@"\b(code|program|function|script|snippet|class|implement\w*|algorithm)\b", RegexOptions.IgnoreCase)]
    private static partial Regex CodeWord();

    [GeneratedRegex(@"\b(tables?|compar\w+|versus|vs)\b", RegexOptions.IgnoreCase)]
    private static partial Regex TableWord();

    [GeneratedRegex(@"\b(math\w*|formulas?|equations?|calculat\w+|deriv\w+|proofs?|prove)\b", RegexOptions.IgnoreCase)]
    private static partial Regex MathWord();

    [GeneratedRegex(@"\b(lists?|steps?|checklists?|bullets?|todo)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ListWord();

    [GeneratedRegex(@"\b(short|shortly|brief|briefly|in one sentence|in a sentence|tl;?dr|one-liner)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ShortWord();

    [GeneratedRegex(@"\b(long|detailed|in depth|thorough\w*|everything|essay)\b", RegexOptions.IgnoreCase)]
    private static partial Regex LongWord();

    [GeneratedRegex(@"\b(\d[\d,]*)\s*(tokens|words)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Length();
}
