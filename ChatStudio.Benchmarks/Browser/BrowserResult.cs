using System.Globalization;
using ChatStudio.Benchmarks.Circuits;
using ChatStudio.Benchmarks.Documents;

namespace ChatStudio.Benchmarks.Browser;

/// <summary>What one answer cost a browser.</summary>
/// <param name="Costs">Of the whole answer, with nothing watching it.</param>
/// <param name="LongTasksMs">Tasks over 50 ms.</param>
/// <param name="LatenciesMs">Of the same answer once more, watched: from the token's arrival at the server to its text in the DOM, of each marker, sorted.</param>
/// <param name="LagMs">From the arrival of the last token to the last word in the DOM.</param>
/// <param name="Missing">Markers that did not come.</param>
/// <param name="PayloadBytes">Received on the WebSocket, before compression.</param>
internal sealed record BrowserResult(
    CircuitLoad Load, Document Document, PageCosts Costs, IReadOnlyList<double> LongTasksMs, IReadOnlyList<double> LatenciesMs, double LagMs, int Missing, long PayloadBytes)
{
    public const string Head =
        """
        | page | document | tok/s | lost | script ms / 1,000 tokens | layout + style | task | long tasks (longest) | token→DOM p50 / p95 ms | lag at the end ms | payload B/token |
        |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
        """;

    public string Row => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Load.Page} | {Load.Document} | {Load.Rate} | {Missing} | {PerThousand(Costs.Script):0} | {PerThousand(Costs.Layout + Costs.Style):0} | {PerThousand(Costs.Task):0} | {LongTasksMs.Count} ({LongTasksMs.DefaultIfEmpty().Max():0}) | {At(0.5):0} / {At(0.95):0} | {LagMs:0} | {(double)PayloadBytes / Document.Tokens:0} |");

    private double PerThousand(double milliseconds) => milliseconds * 1000 / Document.Tokens;

    private double At(double share) => LatenciesMs.Count == 0 ? double.NaN : LatenciesMs[Math.Min(LatenciesMs.Count - 1, (int)(share * LatenciesMs.Count))];
}
