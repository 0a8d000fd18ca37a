namespace ChatStudio.Core.Highlighting;

/// <summary>The rules of one language. Called by several workers at once.</summary>
public interface ISyntax
{
    /// <param name="line">Without its line end.</param>
    /// <param name="state">Of the line before; null for the first.</param>
    /// <param name="limit">The time to aim for; a line that takes longer may come back half read.</param>
    ColouredLine Read(string line, object? state, TimeSpan limit);
}
