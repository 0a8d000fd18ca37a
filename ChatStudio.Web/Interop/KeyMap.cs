namespace ChatStudio.Web.Interop;

/// <summary>Every key of the app. The browser acts by this list, the list of keys shows it, and commands take their hints from it.</summary>
public static class KeyMap
{
    public static IReadOnlyList<KeyBinding> All { get; } =
    [
        new("Mod K", KeyScope.Anywhere, "palette", "Commands, chats and models"),
        new("Mod F", KeyScope.Anywhere, "find", "Find in this chat; once more for the browser's own search"),
        new("Mod Enter", KeyScope.Anywhere, "send", "Send from anywhere"),
        new("Escape", KeyScope.Anywhere, "escape", "Close what is open, then stop the answer"),
        new("Enter", KeyScope.Field, "send", "Send, or queue while an answer streams"),
        new("Shift Enter", KeyScope.Field, "line", "New line"),
        new("ArrowUp", KeyScope.EmptyBox, "edit-last", "Edit the last prompt, from an empty message box"),
        new("/", KeyScope.EmptyBox, "palette-commands", "Commands, from an empty message box"),
        new("@", KeyScope.Field, "palette-models", "Models, before a word in the message box"),
        new("/", KeyScope.Page, "compose", "Go to the message box"),
        new("N", KeyScope.Page, "new", "New chat"),
        new("G C", KeyScope.Page, "chat", "Chat: press one after the other"),
        new("G H", KeyScope.Page, "conversations", "Conversations: search, branches, numbers"),
        new("G M", KeyScope.Page, "compare", "Compare models"),
        new("G S", KeyScope.Page, "settings", "Settings"),
        new("[", KeyScope.Page, "list", "The list of chats"),
        new("M", KeyScope.Page, "metrics", "Live metrics"),
        new("O", KeyScope.Page, "continue", "Continue the last answer where it ended early"),
        new("J", KeyScope.Page, "next-message", "Next message"),
        new("K", KeyScope.Page, "previous-message", "Previous message"),
        new("End", KeyScope.Page, "latest", "Jump to the latest"),
        new("1", KeyScope.Page, "best-1", "Pick the first column of a comparison as the best"),
        new("2", KeyScope.Page, "best-2", "The second"),
        new("3", KeyScope.Page, "best-3", "The third"),
        new("4", KeyScope.Page, "best-4", "The fourth"),
        new("5", KeyScope.Page, "best-5", "The fifth"),
        new("6", KeyScope.Page, "best-6", "The sixth"),
        new("T", KeyScope.Page, "vote-tie", "Call the round a tie"),
        new("X", KeyScope.Page, "vote-bad", "Call all its answers bad"),
        new("?", KeyScope.Page, "shortcuts", "This list"),
        new("C", KeyScope.Message, "copy", "Copy the message in focus"),
        new("R", KeyScope.Message, "regenerate", "Regenerate the answer in focus"),
        new("Shift R", KeyScope.Message, "regenerate-with", "Regenerate it with another model"),
        new("B", KeyScope.Message, "branch", "Go on from the answer in focus, in a new branch"),
        new("E", KeyScope.Message, "edit", "Edit the prompt in focus"),
        new("ArrowLeft", KeyScope.Message, "previous", "Previous version of the message in focus"),
        new("ArrowRight", KeyScope.Message, "next", "Next version of it"),
    ];

    /// <summary>The keys that do this; null without one.</summary>
    public static string? KeysOf(string does) => All.FirstOrDefault(binding => binding.Does == does)?.Keys;
}
