namespace ChatStudio.Web.Features.Settings.Models;

/// <summary>What a signature is called where it cannot be seen.</summary>
public static class SignatureName
{
    /// <param name="slot">1 to 6.</param>
    public static string Of(int slot) => slot switch
    {
        1 => "cobalt circle",
        2 => "ember square",
        3 => "jade triangle",
        4 => "orchid diamond",
        5 => "gold cross",
        _ => "violet ring",
    };
}
