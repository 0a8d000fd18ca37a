using ChatStudio.Core.Providers.Simulated.Answers;

namespace ChatStudio.Core.Providers.Simulated;

/// <summary>
/// A request for the rest of an answer: it ends in the beginning of one, or asks for the rest in a turn of its own. The script then says what it would
/// have said after that beginning.
/// </summary>
/// <param name="Request">The request that began the answer.</param>
/// <param name="Beginning">What there is of the answer.</param>
internal sealed record SimulatedContinuation(SimulatedRequest Request, string Beginning)
{
    /// <returns>Null for any other request.</returns>
    public static SimulatedContinuation? Of(SimulatedRequest request) => request.Messages switch
    {
        [.., { IsAssistant: true } beginning] => new(Before(request, 1), beginning.Text),
        [.., { IsAssistant: true } beginning, { IsUser: true, Text: ContinuationTurn.Prompt }] => new(Before(request, 2), beginning.Text),
        _ => null,
    };

    /// <summary>The rest of the whole answer; null when it does not begin like this, because somebody else had begun it.</summary>
    public ComposedAnswer? RestOf(ComposedAnswer whole)
        => whole.Text.StartsWith(Beginning, StringComparison.Ordinal) ? new("", whole.Text[Beginning.Length..]) : null;

    private static SimulatedRequest Before(SimulatedRequest request, int turns) => request with { Messages = [.. request.Messages.SkipLast(turns)] };
}
