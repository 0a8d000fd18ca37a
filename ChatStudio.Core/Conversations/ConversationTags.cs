namespace ChatStudio.Core.Conversations;

/// <summary>Makes tags fit.</summary>
internal static class ConversationTags
{
    /// <summary>Each on one line and of bounded length, without blank ones and doubles; not more than <see cref="ConversationService.MaxTags"/>.</summary>
    public static string[] Clean(IEnumerable<string> tags) =>
    [
        .. tags.Select(ConversationTitle.Clean).Where(tag => tag.Length > 0)
            .Select(tag => tag.Length > ConversationService.MaxTagLength ? tag[..ConversationService.MaxTagLength].TrimEnd() : tag)
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(ConversationService.MaxTags),
    ];
}
