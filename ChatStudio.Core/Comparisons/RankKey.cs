namespace ChatStudio.Core.Comparisons;

/// <summary>By which number a round is ranked.</summary>
public enum RankKey
{
    /// <summary>Least is best.</summary>
    FirstToken,

    /// <summary>Most is best.</summary>
    Rate,

    /// <summary>Least is best.</summary>
    GapP95,

    /// <summary>Neither more nor fewer is better.</summary>
    Tokens,

    /// <summary>Least is best.</summary>
    Time,

    /// <summary>Least is best; local and simulated models cost nothing.</summary>
    Cost,
}
