namespace ChatStudio.Web.Interop;

/// <summary>Where a key means something.</summary>
public enum KeyScope
{
    /// <summary>Everywhere, in text fields too.</summary>
    Anywhere,

    /// <summary>In a text field for a prompt; the field's own module listens.</summary>
    Field,

    /// <summary>In the message box while it is empty.</summary>
    EmptyBox,

    /// <summary>Outside text fields, without a modifier. Can be switched off.</summary>
    Page,

    /// <summary>On a message that has the focus. Can be switched off.</summary>
    Message,
}
