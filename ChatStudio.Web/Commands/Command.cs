using ChatStudio.Web.Interop;

namespace ChatStudio.Web.Commands;

/// <summary>Something a person can have done by name.</summary>
/// <param name="Id">Its name in the key map, where it has a key; unique otherwise too.</param>
/// <param name="Words">What it does, as a verb with its object.</param>
/// <param name="Icon">One of <c>StudioIcons</c>.</param>
/// <param name="RunAsync">Called on the renderer, after the palette has closed and given the focus back.</param>
public sealed record Command(string Id, CommandGroup Group, string Icon, string Words, Func<Task> RunAsync)
{
    public Command(string id, CommandGroup group, string icon, string words, Action run)
        : this(id, group, icon, words, () =>
        {
            run();
            return Task.CompletedTask;
        })
    {
    }

    /// <summary>Whether it would do something at the moment; one that would not is not offered.</summary>
    public Func<bool> Applies { get; init; } = static () => true;

    /// <summary>The keys that do the same, as the key map writes them; null without.</summary>
    public string? Keys => KeyMap.KeysOf(Id);
}
