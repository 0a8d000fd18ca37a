namespace ChatStudio.Core.Conversations.Preferences;

/// <param name="ModelKey">Of <see cref="TitleChoice.ChosenModel"/>; null for the others.</param>
public sealed record TitlePreference(TitleChoice Choice, string? ModelKey = null)
{
    /// <summary>Reads <c>off</c> or a model's key; null and empty take the chat's own model.</summary>
    public static TitlePreference Read(string? setting) => setting?.Trim() switch
    {
        null or "" => new(TitleChoice.OwnModel),
        var word when word.Equals("off", StringComparison.OrdinalIgnoreCase) => new(TitleChoice.FirstWords),
        var key => new(TitleChoice.ChosenModel, key),
    };
}
