namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>A text that may go on, completed so that it can be read.</summary>
/// <param name="Text">What to read.</param>
/// <param name="Cut">A place before which nothing can change any more, whatever comes; 0 when there is none.</param>
/// <param name="Inner">The last such place, or a later one inside emphasis or code that is still open.</param>
/// <param name="InWord">A place in the last word, for words without an end; 0 when something waits for its end there.</param>
/// <param name="Openers">What is open at the end.</param>
internal readonly record struct MendedText(string Text, int Cut, int Inner, int InWord, Openers Openers)
{
    /// <summary>Text in which nothing is open.</summary>
    public MendedText(string text)
        : this(text, 0, 0, 0, Openers.None)
    {
    }
}
