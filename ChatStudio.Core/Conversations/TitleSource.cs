namespace ChatStudio.Core.Conversations;

/// <summary>Who gave a conversation its title. A later entry is never replaced by an earlier one by itself.</summary>
public enum TitleSource
{
    /// <summary>The first prompt's first words.</summary>
    Prompt,

    /// <summary>A model was asked.</summary>
    Model,

    /// <summary>A person wrote it.</summary>
    Person,
}
