namespace ChatStudio.Core.Conversations.Preferences;

/// <summary>Where the titles of chats come from.</summary>
public enum TitleChoice
{
    /// <summary>The model that answered is asked for one.</summary>
    OwnModel,

    /// <summary>Always the same model is.</summary>
    ChosenModel,

    /// <summary>Nobody is asked: the first words of the first prompt.</summary>
    FirstWords,
}
