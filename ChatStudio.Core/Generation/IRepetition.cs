namespace ChatStudio.Core.Generation;

/// <summary>What the beginning of a continuation may repeat of the text before it. The answer does not depend on how the text was sliced.</summary>
internal interface IRepetition
{
    /// <summary>More text may turn out to belong to the repetition, so none of it can be shown yet. False once a bounded length has come.</summary>
    bool MayGoOn(ReadOnlySpan<char> arrived);

    /// <summary>How many characters at the beginning of <paramref name="arrived"/> repeat what is there already.</summary>
    int LengthIn(ReadOnlySpan<char> arrived);
}
