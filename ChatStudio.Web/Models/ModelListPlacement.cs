namespace ChatStudio.Web.Models;

/// <summary>Where the list of models opens.</summary>
public enum ModelListPlacement
{
    /// <summary>Below the message box, as wide as it is.</summary>
    Composer,

    /// <summary>Below the button in the bar.</summary>
    Bar,

    /// <summary>Over the page.</summary>
    Centre,
}
