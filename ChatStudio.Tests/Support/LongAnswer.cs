using ChatStudio.Core.Providers.Simulated.Answers;

namespace ChatStudio.Tests.Support;

/// <summary>A long, varied Markdown answer in tokens, made by the simulator's composer; the same every time.</summary>
public static class LongAnswer
{
    /// <summary>The answer's last word, found nowhere else in it.</summary>
    public const string LastWord = "Zephyrend";

    public static IReadOnlyList<string> Tokens { get; } = Make();

    public static string Text { get; } = string.Concat(Tokens);

    private static List<string> Make()
    {
        var answer = AnswerComposer.Compose([new SpokenTurn("user", "Write about 4000 tokens on caching")], "test-model", seed: 7);
        return TextTokenizer.Split($"{answer.Text}\n\nAnd that was the whole of it. {LastWord}");
    }
}
