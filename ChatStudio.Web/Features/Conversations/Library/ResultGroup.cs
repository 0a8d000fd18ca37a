namespace ChatStudio.Web.Features.Conversations.Library;

/// <summary>Rows of the page of conversations under one heading.</summary>
/// <param name="Heading">Null where the order has no headings.</param>
public sealed record ResultGroup(string? Heading, IReadOnlyList<ConversationResult> Rows);
