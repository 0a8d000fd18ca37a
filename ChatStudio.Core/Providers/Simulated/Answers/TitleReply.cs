using System.Text.RegularExpressions;

namespace ChatStudio.Core.Providers.Simulated.Answers;

/// <summary>Titles a conversation, when that is what the prompt asks for.</summary>
internal static partial class TitleReply
{
    private const int MostWords = 6;

    /// <returns>Null when the prompt asks for something else.</returns>
    public static string? TryCompose(string prompt, Random random)
    {
        if (Question().Match(prompt) is not { Success: true } match)
        {
            return null;
        }

        var about = match.Groups[1].Value.Trim();
        var reading = PromptReading.Of(about);
        return (reading.HasTopic, reading.HasOther) switch
        {
            (true, true) => Upper($"{reading.Topic} {(random.Next(2) == 0 ? "and" : "with")} {reading.Other}"),
            (true, false) => random.Next(3) switch
            {
                0 => Upper($"{reading.Topic} in brief"),
                1 => $"Notes on {reading.Topic}",
                _ => Upper($"{reading.Topic} explained"),
            },
            _ => Words().Matches(about).Take(MostWords).Select(word => word.Value).ToArray() is { Length: > 0 } words ? Upper(string.Join(' ', words)) : "A short conversation",
        };
    }

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    // "Write a title for the conversation below: …\n\nPrompt:\n…\n\nAnswer:\n…"
    [GeneratedRegex(@"^(?:write|suggest|give(?: me)?|create|generate)\b[^\n]{0,40}\btitle\b.*?\nPrompt:\n(.*?)(?:\n\nAnswer:\n|$)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Question();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*")]
    private static partial Regex Words();
}
