using ChatStudio.Web.Design;

namespace ChatStudio.Web.Features.Chat;

/// <summary>A first prompt to press.</summary>
/// <param name="ModelId">The simulated model that shows it best; null for whichever is chosen.</param>
public sealed record Suggestion(string Icon, string Title, string Note, string Prompt, string? ModelId = null)
{
    public static readonly IReadOnlyList<Suggestion> All =
    [
        new(StudioIcons.Reasoning, "Explain a trade-off", "Batching against latency, with the formula",
            "Explain the trade-off between batching and latency when serving a language model. Show the formula and one table."),
        new(StudioIcons.Lines, "Show code in three languages", "The same small program, side by side",
            "Show a program that measures the gaps between the tokens of a stream, in C#, Python and TypeScript."),
        new(StudioIcons.Pulse, "Stress a stream", "The fast simulated model, 400 tok/s, no key",
            "Write a long report on what happens between a provider's socket and the screen, with headings, lists, tables and code.", "fast-400"),
        new(StudioIcons.Pause, "Watch a stall", "A simulated model that goes silent for two seconds",
            "Explain how to tell a slow model from a stuck one while an answer streams.", "two-second-stall"),
    ];
}
