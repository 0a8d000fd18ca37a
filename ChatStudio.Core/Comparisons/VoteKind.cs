namespace ChatStudio.Core.Comparisons;

public enum VoteKind
{
    /// <summary>One answer is better than all others.</summary>
    Best,

    /// <summary>All are equally good.</summary>
    Tie,

    /// <summary>None is good.</summary>
    AllBad,
}
