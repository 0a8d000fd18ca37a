namespace ChatStudio.Core.Conversations.Search;

/// <param name="IsHit">It is one of the words.</param>
public readonly record struct ExcerptPart(string Text, bool IsHit);
