namespace ChatStudio.Web.Features.Chat.Finding;

/// <summary>Where in a message something stands.</summary>
public enum FindPart
{
    Prompt,
    Reasoning,
    Answer,
}
