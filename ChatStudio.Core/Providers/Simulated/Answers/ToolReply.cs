using System.Text.RegularExpressions;

namespace ChatStudio.Core.Providers.Simulated.Answers;

/// <summary>
/// When a script calls tools, and what it says when they have answered. It calls those whose names stand in the prompt, in that
/// order, or what the request insists on.
/// </summary>
internal static partial class ToolReply
{
    private const int LongestQuote = 400;

    public static IReadOnlyList<ComposedCall> Calls(IReadOnlyList<SpokenTurn> conversation, ToolOffer offer, Random random)
    {
        if (conversation.Count == 0 || !conversation[^1].IsUser)
        {
            return [];
        }

        var prompt = conversation[^1].Text;
        var arguments = new ToolArgumentsScript(Instruction().Replace(Without(prompt, offer.Tools), " "), random);
        return [.. Wanted(prompt, offer).Select(tool => new ComposedCall(tool.Name, arguments.For(tool.Parameters)))];
    }

    /// <returns>Null when the conversation does not end with what tools returned.</returns>
    public static string? TryCompose(IReadOnlyList<SpokenTurn> conversation)
    {
        var results = conversation.Reverse().TakeWhile(turn => turn.IsTool).Reverse().Select(turn => Quotation.Of(turn.Text, LongestQuote)).ToArray();
        return results.Length switch
        {
            0 => null,
            1 => $"The tool said: {results[0]}",
            _ => "The tools said:\n\n" + string.Join('\n', results.Select(result => $"- {result}")),
        };
    }

    private static IEnumerable<OfferedTool> Wanted(string prompt, ToolOffer offer)
    {
        if (offer.Chosen is { } name)
        {
            return offer.Tools.Where(tool => tool.Name == name).Take(1);
        }

        var named = offer.Tools.Select(tool => (tool, At: Position(prompt, tool.Name))).Where(found => found.At >= 0).OrderBy(found => found.At).Select(found => found.tool).ToArray();
        return named.Length == 0 && offer.MustCall ? offer.Tools.Take(1) : named.Take(offer.OneAtATime ? 1 : int.MaxValue);
    }

    private static string Without(string prompt, IReadOnlyList<OfferedTool> tools)
        => tools.OrderByDescending(tool => tool.Name.Length).Aggregate(prompt, (text, tool) => text.Replace(tool.Name, " ", StringComparison.OrdinalIgnoreCase));

    // As a whole word: "clock" is not in "o'clocks".
    private static int Position(string prompt, string name)
        => Regex.Match(prompt, $@"(?<![\p{{L}}\p{{N}}_-]){Regex.Escape(name)}(?![\p{{L}}\p{{N}}_-])", RegexOptions.IgnoreCase) is { Success: true } match ? match.Index : -1;

    [GeneratedRegex(@"\b(call|calls|use|tools?|functions?|ask)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Instruction();
}
