namespace ChatStudio.Core.Generation;

/// <summary>The white space at the end of an answer, which a model is not told and may write once more.</summary>
internal sealed class RepeatedSpace(string space) : IRepetition
{
    public bool MayGoOn(ReadOnlySpan<char> arrived) => arrived.Length < space.Length && space.AsSpan().StartsWith(arrived, StringComparison.Ordinal);

    public int LengthIn(ReadOnlySpan<char> arrived) => arrived.CommonPrefixLength(space);
}
