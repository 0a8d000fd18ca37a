using ChatStudio.Web.Commands;

namespace ChatStudio.Web.Features.Palette;

/// <summary>One row of the palette.</summary>
/// <param name="Key">The same row under another search has the same.</param>
/// <param name="RunAsync">Called after the palette has closed.</param>
public sealed record PaletteItem(string Key, string Words, Func<Task> RunAsync)
{
    /// <summary>Which letters of the words match.</summary>
    public IReadOnlyList<(int Start, int Length)> Marks { get; init; } = [];

    /// <summary>In front; null for a model, whose mark stands there.</summary>
    public string? Icon { get; init; }

    /// <summary>The mark of a model in front.</summary>
    public int? Slot { get; init; }

    /// <summary>Said more quietly after the words.</summary>
    public string? Note { get; init; }

    /// <summary>Which letters of the note match.</summary>
    public IReadOnlyList<(int Start, int Length)> NoteMarks { get; init; } = [];

    /// <summary>Marks of models at the end.</summary>
    public IReadOnlyList<int> Slots { get; init; } = [];

    /// <summary>Keys at the end.</summary>
    public string? Keys { get; init; }

    /// <summary>A figure at the end.</summary>
    public string? Figure { get; init; }

    /// <summary>What it is picked already.</summary>
    public bool IsCurrent { get; init; }

    public static PaletteItem Of(Command command, WordMatch match)
        => new($"command {command.Id}", command.Words, command.RunAsync) { Marks = match.Marks, Icon = command.Icon, Keys = command.Keys };
}
