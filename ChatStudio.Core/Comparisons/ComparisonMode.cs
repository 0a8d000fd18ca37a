namespace ChatStudio.Core.Comparisons;

/// <summary>How the columns of a round are asked.</summary>
public enum ComparisonMode
{
    /// <summary>All at the same moment.</summary>
    AtOnce,

    /// <summary>Each when the one before has ended: for one graphics card that would otherwise share itself.</summary>
    OneByOne,
}
