using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;

namespace ChatStudio.Web.Features.Compare;

/// <summary>A column as one round shows it, with its numbers of this moment.</summary>
/// <param name="Index">Place on the screen, from 0; the key that votes for it is one more.</param>
/// <param name="Column">As it stands now.</param>
/// <param name="Answer">Null when the column was not asked in this round.</param>
/// <param name="Differences">What tells it from the others, beside its model's name.</param>
/// <param name="Numbers">Null before its turn.</param>
/// <param name="IsHidden">It goes by its letter until the vote.</param>
public sealed record RoundColumn(
    int Index, ComparisonColumn Column, ColumnAnswer? Answer, IReadOnlyList<string> Differences, MetricsSnapshot? Numbers, bool IsHidden)
{
    public ColumnSetup Setup => Answer?.Setup ?? Column.Setup;

    public Run? Run => Answer?.Run;

    public string Letter => ComparisonRound.Letter(Index);

    /// <summary>What it is called on the screen.</summary>
    public string Name => IsHidden ? $"Model {Letter}" : Setup.Model.ModelId;

    /// <summary>The name with what differs, where one line has to say it all.</summary>
    public string FullName => IsHidden || Differences.Count == 0 ? Name : $"{Name} · {string.Join(" · ", Differences)}";

    /// <summary>Null while the round is hidden: the mark would tell the model.</summary>
    public int? Slot => IsHidden ? null : Column.Slot;
}
