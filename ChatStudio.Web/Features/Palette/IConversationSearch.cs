namespace ChatStudio.Web.Features.Palette;

/// <summary>Finds conversations for the palette.</summary>
public interface IConversationSearch
{
    /// <summary>The best first; without any text the last written to.</summary>
    /// <param name="text">What was typed, trimmed.</param>
    /// <param name="most">More are of no use.</param>
    /// <param name="cancellationToken">Something else is searched for by now.</param>
    ValueTask<IReadOnlyList<FoundConversation>> FindAsync(string text, int most, CancellationToken cancellationToken);
}
