namespace ChatStudio.Web.Commands;

/// <summary>Under which heading of the palette a command stands.</summary>
public enum CommandGroup
{
    /// <summary>Acts on the chat that is open.</summary>
    Chat,

    /// <summary>Goes somewhere or changes the frame.</summary>
    App,
}
