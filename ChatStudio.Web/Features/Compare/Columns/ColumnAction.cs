namespace ChatStudio.Web.Features.Compare.Columns;

/// <summary>What can be done with a column.</summary>
public enum ColumnAction
{
    Stop,

    /// <summary>Ask it the round's prompt again, or for the first time.</summary>
    Retry,

    /// <summary>Vote for it.</summary>
    Best,

    /// <summary>Go on with it in a chat.</summary>
    Continue,

    /// <summary>Change its model, parameters or system prompt.</summary>
    Edit,
    Mute,
    Left,
    Right,
    Maximise,

    /// <summary>Take it off the screen; it is asked all the same.</summary>
    Hide,
    Remove,
}
