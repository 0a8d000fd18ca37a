using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatStudio.Core.Providers.Simulated.Answers;

/// <summary>
/// Prompts that have a plain answer a script can give: say again, a random number, the one from before, count, a small
/// sum, what was asked first, a greeting.
/// </summary>
internal static partial class DirectReply
{
    private const int CountLimit = 1000;
    private const int LongestQuote = 120;

    /// <returns>Null when the prompt asks for a page instead.</returns>
    public static string? TryCompose(IReadOnlyList<SpokenTurn> conversation, Random random)
    {
        var prompt = conversation.LastOrDefault(turn => turn.IsUser)?.Text.Trim() ?? "";
        return SayAgain(prompt)
            ?? Remembered(prompt, conversation)
            ?? RandomNumber(prompt, random)
            ?? Counting(prompt)
            ?? Sum(prompt);
    }

    public static bool IsGreeting(string prompt) => Greeting().IsMatch(prompt.Trim());

    private static string? SayAgain(string prompt)
        => Repeat().Match(prompt) is { Success: true } match ? Unquote(match.Groups[1].Value.Trim()) : null;

    private static string? Remembered(string prompt, IReadOnlyList<SpokenTurn> conversation)
    {
        var before = conversation.Take(LastPrompt(conversation)).ToArray();
        if (AsksForNumberAgain().IsMatch(prompt))
        {
            var number = before.Reverse().Where(turn => turn.IsAssistant).Select(turn => Number().Match(turn.Text)).FirstOrDefault(match => match.Success);
            return number is null ? "There is no number of mine in this conversation yet." : $"The number was **{number.Value}**.";
        }

        if (AsksForLastWord().IsMatch(prompt))
        {
            var word = before.LastOrDefault(turn => turn.IsAssistant)?.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
            return word is null ? "I have not said anything yet." : $"My last word was “{word.Replace("`", "", StringComparison.Ordinal)}”.";
        }

        if (AsksForFirstPrompt().IsMatch(prompt))
        {
            return before.FirstOrDefault(turn => turn.IsUser) is { } first
                ? $"You began with “{Quotation.Of(first.Text, LongestQuote)}”."
                : "This is your first message in this conversation.";
        }

        return null;
    }

    private static string? RandomNumber(string prompt, Random random)
    {
        var match = AsksForRandom().Match(prompt);
        if (!match.Success)
        {
            return null;
        }

        var range = Range().Match(prompt);
        if (range.Success
            && int.TryParse(range.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var low)
            && int.TryParse(range.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var high)
            && low <= high && high < int.MaxValue)
        {
            return Say($"**{random.Next(low, high + 1)}**, drawn between {low} and {high}.");
        }

        return Say($"Your number is **{random.Next(1000, 10_000)}**.");
    }

    private static string? Counting(string prompt)
    {
        var match = CountTo().Match(prompt);
        if (!match.Success || !int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var last) || last is < 1 or > CountLimit)
        {
            return null;
        }

        var text = new StringBuilder();
        for (var i = 1; i <= last; i++)
        {
            text.Append(i == 1 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"{i}");
        }

        return text.Append('.').ToString();
    }

    private static string? Sum(string prompt)
    {
        var match = Arithmetic().Match(prompt);
        if (!match.Success
            || !decimal.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var left)
            || !decimal.TryParse(match.Groups[3].Value, CultureInfo.InvariantCulture, out var right))
        {
            return null;
        }

        var sign = match.Groups[2].Value;
        decimal? result = sign switch
        {
            "+" => left + right,
            "-" or "−" => left - right,
            "/" or "÷" => right == 0 ? null : left / right,
            _ => left * right,
        };
        return result is null
            ? $"${match.Groups[1].Value} / 0$ has no value."
            : Say($"{left} {sign.Replace("*", "×", StringComparison.Ordinal)} {right} = **{result:0.######}**");
    }

    private static string Unquote(string text) => text is ['"', .., '"'] or ['“', .., '”'] ? text[1..^1] : text;

    private static int LastPrompt(IReadOnlyList<SpokenTurn> conversation)
    {
        var index = conversation.Count - 1;
        while (index > 0 && !conversation[index].IsUser)
        {
            index--;
        }

        return index;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:please\s+)?(?:repeat|say)(?:\s+after\s+me)?\s*:\s*(.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Repeat();

    [GeneratedRegex(@"\brepeat (it|that|(the|that|your) number)\b|\b(what|which) (was|is) (the|your|that) number\b|\bnumber\b.*\bagain\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsksForNumberAgain();

    [GeneratedRegex(@"\bwhat was (your|the) last word\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsksForLastWord();

    [GeneratedRegex(@"\bwhat (did i|was my) (first )?(ask|question|message|prompt)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsksForFirstPrompt();

    [GeneratedRegex(@"\brandom (whole )?(number|integer)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsksForRandom();

    [GeneratedRegex(@"\b(?:between|from)\s+(\d{1,9})\s+(?:and|to)\s+(\d{1,9})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    [GeneratedRegex(@"\bcount (?:from 1 |from one )?(?:up )?to (\d{1,4})\b", RegexOptions.IgnoreCase)]
    private static partial Regex CountTo();

    [GeneratedRegex(@"^(?:what(?:'s| is)\s+|calculate\s+)?(\d{1,12}(?:\.\d{1,6})?)\s*([-+*/×÷−x])\s*(\d{1,12}(?:\.\d{1,6})?)\s*[=?]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Arithmetic();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(hi|hello|hey|good (morning|afternoon|evening)|hallo|salut|hola|こんにちは|你好)\b[\s,!.]*(there|you|everyone)?[\s!.?👋]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Greeting();
}
