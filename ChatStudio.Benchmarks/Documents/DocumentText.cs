using System.Text;
using ChatStudio.Core.Providers.Simulated.Answers;

namespace ChatStudio.Benchmarks.Documents;

/// <summary>Writes documents: the mixed answer, and one long block of each kind. The same name is the same text, always.</summary>
internal static class DocumentText
{
    private const int Seed = 20_261_125;

    // One token in about ten is a marker.
    private const int TokensPerMarker = 10;

    private static readonly string[] Words =
    [
        "the", "a", "stream", "buffer", "of", "tokens", "reaches", "each", "reader", "in", "order", "when", "server", "writes", "frames", "and", "page", "draws",
        "them", "without", "waiting", "for", "network", "latency", "is", "measured", "where", "bytes", "arrive", "so", "that", "slow", "browsers", "never", "hold",
        "up", "others", "between", "two", "renders", "text", "grows", "at", "its", "end", "only", "while", "finished", "blocks", "stay", "as", "they", "were",
    ];

    private static readonly string[] Types = ["int", "string", "double", "bool", "var"];

    public static IReadOnlyList<string> Kinds { get; } = ["mixed", "paragraph", "code", "list", "table"];

    public static string Write(string kind, int tokens)
    {
        var random = new Random(Seed);
        var markers = 0;
        return kind switch
        {
            "mixed" => Mixed(tokens),
            "paragraph" => Repeat(tokens, "", () => Sentence(random, 14, ref markers)),
            "code" => Repeat(tokens, "```csharp\n", () => Line(random, ref markers)),
            "list" => Repeat(tokens, "", () => $"- {Sentence(random, 12, ref markers)}\n"),
            "table" => Repeat(tokens, "| part | what it does | cost |\n|---|---|--:|\n", () => $"| `{Word(random)}` | {Sentence(random, 9, ref markers)}| {random.Next(1000)} |\n"),
            _ => throw new ArgumentException($"There is no kind of document '{kind}'. There are {string.Join(", ", Kinds)}.", nameof(kind)),
        };
    }

    private static string Repeat(int tokens, string head, Func<string> next)
    {
        var text = new StringBuilder(head);
        for (var count = 0; count < tokens;)
        {
            var piece = next();
            count += TextTokenizer.Count(piece);
            text.Append(piece);
        }

        return text.ToString();
    }

    private static string Sentence(Random random, int words, ref int markers)
    {
        var text = new StringBuilder();
        var marked = random.Next(words / 2);
        for (var i = 0; i < words; i++)
        {
            var word = i == marked ? Marker.Word(markers++) : Word(random);
            text.Append(random.Next(14) switch { 0 => $"**{word}**", 1 => $"`{word}`", _ => word }).Append(i == words - 1 ? ". " : " ");
        }

        return text.ToString();
    }

    private static string Line(Random random, ref int markers) => random.Next(5) switch
    {
        0 => $"    // {Word(random)} {Marker.Word(markers++)} {Word(random)} {Word(random)} {Word(random)}\n",
        1 => $"    if ({Word(random)}.Length > {random.Next(100)}) return \"{Word(random)} {Word(random)}\";\n",
        _ => $"    {Types[random.Next(Types.Length)]} {Marker.Word(markers++)} = {Word(random)}({Word(random)}, {random.Next(1000)});\n",
    };

    private static string Word(Random random) => Words[random.Next(Words.Length)];

    /// <summary>What the simulator writes, with markers in the place of some of its words.</summary>
    private static string Mixed(int tokens)
    {
        var text = AnswerComposer.Compose([new SpokenTurn("user", $"Write about {tokens} tokens on caching")], "steady-50", Seed).Text;
        var lines = text.Split('\n');
        var (markers, since, isFenced) = (0, 0, false);
        for (var i = 0; i < lines.Length; i++)
        {
            var isFence = lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal);
            isFenced ^= isFence;
            // Words of code are left alone: another word in their place would get another colour.
            lines[i] = isFence || isFenced || lines[i].Contains("](", StringComparison.Ordinal) || lines[i].Contains('$', StringComparison.Ordinal)
                ? lines[i]
                : Mark(lines[i], ref markers, ref since);
        }

        return string.Join('\n', lines) + $"\n\nAnd that was the whole {Marker.Word(markers)}.";
    }

    private static string Mark(string line, ref int markers, ref int since)
    {
        var pieces = TextTokenizer.Split(line);
        for (var i = 1; i < pieces.Count; i++, since++)
        {
            var endsWord = i + 1 == pieces.Count || pieces[i + 1][0] is ' ' or '.' or ',';
            if (since >= TokensPerMarker && endsWord && pieces[i].Length > 3 && pieces[i][0] == ' ' && pieces[i].AsSpan(1).IndexOfAnyExceptInRange('a', 'z') < 0)
            {
                pieces[i] = " " + Marker.Word(markers++);
                since = 0;
            }
        }

        return string.Concat(pieces);
    }
}
