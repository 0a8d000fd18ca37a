using System.Globalization;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using static ChatStudio.Core.Generation.RunState;

namespace ChatStudio.Tests.Providers.FaultMatrix;

/// <summary>The sixteen faults of the matrix, the rate limit in both of its spellings.</summary>
public static class Faults
{
    /// <summary>When the matrix is played; a date in a header must lie after it.</summary>
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(7);

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("connection refused", (_, _) => null, Failed, ProviderErrorKind.Network) { Place = FaultPlace.ClosedPort, IsRetried = true },
        new("name unknown to DNS", (_, _) => null, Failed, ProviderErrorKind.Network) { Place = FaultPlace.UnknownName, IsRetried = true },
        new("certificate not trusted", (dialect, _) => dialect.Whole(Fault.Sent), Failed, ProviderErrorKind.Tls) { Place = FaultPlace.UntrustedServer },
        new("401", (dialect, _) => dialect.Refusal(401), Failed, ProviderErrorKind.Authentication),
        new("404", (dialect, _) => dialect.Refusal(404), Failed, ProviderErrorKind.ModelNotFound),
        new("429 in seconds", (dialect, _) => dialect.Refusal(429).Header("Retry-After", "7"), Failed, ProviderErrorKind.RateLimited) { IsRetried = true, Wait = Wait },
        new("429 as a date", (dialect, _) => dialect.Refusal(429).Header("Retry-After", (Now + Wait).ToString("R", CultureInfo.InvariantCulture)), Failed, ProviderErrorKind.RateLimited) { IsRetried = true, Wait = Wait },
        new("500", (dialect, _) => dialect.Refusal(500), Failed, ProviderErrorKind.ServerError) { IsRetried = true },
        new("503", (dialect, _) => dialect.Refusal(503), Failed, ProviderErrorKind.Overloaded) { IsRetried = true },
        new("529", (dialect, _) => dialect.Refusal(529), Failed, ProviderErrorKind.Overloaded) { IsRetried = true },
        new("hang before headers", (_, _) => ProviderReply.HangBeforeHeaders(), Failed, ProviderErrorKind.Timeout) { Limit = TimeLimit.Headers },
        new("hang after headers", (dialect, _) => dialect.Begun().Hang(), Failed, ProviderErrorKind.Timeout) { Limit = TimeLimit.FirstToken },
        new("hang in mid-stream", (dialect, _) => dialect.Begun("Half an", " answer").Hang(), Interrupted, ProviderErrorKind.Timeout) { Limit = TimeLimit.Idle, Kept = Fault.Sent },

        // A reset overtakes bytes the client has not read yet, so the server waits until the run has shown them.
        new("reset", (dialect, shown) => dialect.Begun("Half an", " answer").Wait(shown).Reset(), Interrupted, ProviderErrorKind.Network) { OrKind = ProviderErrorKind.Truncated, Kept = Fault.Sent },
        new("clean end without an end marker", (dialect, _) => dialect.Begun("Half an", " answer"), Interrupted, ProviderErrorKind.Truncated) { Kept = Fault.Sent },
        new("error event in a 200", (dialect, _) => dialect.Begun("Half an", " answer").Raw(dialect.ErrorFrame("The engine stopped.")), Failed, ProviderErrorKind.ServerError) { Kept = Fault.Sent },
        new("bad JSON", (dialect, _) => dialect.Begun("Half an", " answer").Raw(dialect.BrokenFrame + dialect.Delta("!") + dialect.Ending), Interrupted, ProviderErrorKind.Protocol) { Kept = Fault.Sent },
        new("HTML page", (_, _) => ProviderReply.HtmlPage(), Failed, ProviderErrorKind.Protocol),
    ];
}
