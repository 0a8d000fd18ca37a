using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ChatStudio.Core.Providers.Simulated;

/// <summary>
/// The built-in models that need no key, no network and no server. They are scripts: each shows one way in which a real
/// stream can behave. Besides the listed ones every id of the form <c>steady-&lt;tokens per second&gt;</c> (1 to 100000) works.
/// </summary>
public static class SimulatedModels
{
    public const string ProviderId = "simulated";

    public const string ProviderName = "Simulated";

    /// <summary>Tokens of prompt and answer together; a longer prompt is refused, as a real server does.</summary>
    public const int ContextWindow = 131_072;

    private const int FastestRate = 100_000;

    private static readonly SimulatedModel[] Listed =
    [
        Define("steady-50", 6, "A script, even 50 tok/s", new(50)),
        Define("fast-400", 1, "A script, even 400 tok/s", new(400)),
        Define("reasoning-first", 2, "A script, some seconds of reasoning, then 60 tok/s", new(60) { Reasons = true }),
        Define("bursts-of-64", 3, "A script, 64 tokens at once, 80 tok/s on average", new(80) { BurstSize = 64 }),
        Define("two-second-stall", 4, "A script, 50 tok/s with two silent seconds in the middle", new(50) { Stall = TimeSpan.FromSeconds(2) }),
        Define("cut-off", 5, "A script, the stream ends early without an end marker", new(60) { Ending = SimulatedEnding.CutOff }),
        Define("rate-limited", 6, "A script, first says 429 with a 5 s wait, then answers", new(60) { RetryAfter = TimeSpan.FromSeconds(5) }),
        Define("fails-mid-stream", 1, "A script, an error event in the middle of the answer", new(60) { Ending = SimulatedEnding.ErrorEvent }),
    ];

    /// <summary>The models a picker lists, the default one first.</summary>
    public static IReadOnlyList<ModelInfo> All { get; } = [.. Listed.Select(model => model.Info)];

    /// <summary>Finds a listed model or reads <c>steady-&lt;rate&gt;</c>.</summary>
    internal static bool TryFind(string modelId, [NotNullWhen(true)] out SimulatedModel? model)
    {
        model = Array.Find(Listed, listed => listed.Info.ModelId == modelId);
        if (model is null && TryReadRate(modelId, out var rate))
        {
            model = Define(modelId, 6, string.Create(CultureInfo.InvariantCulture, $"A script, even {rate} tok/s"), new(rate));
        }

        return model is not null;
    }

    internal static bool Reasons(string modelId) => TryFind(modelId, out var model) && model.Behaviour.Reasons;

    private static bool TryReadRate(string modelId, out int rate)
    {
        rate = 0;
        return modelId.StartsWith("steady-", StringComparison.Ordinal)
            && int.TryParse(modelId.AsSpan("steady-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out rate)
            && rate is >= 1 and <= FastestRate;
    }

    private static SimulatedModel Define(string id, int slot, string description, SimulatedBehaviour behaviour)
        => new(
            new ModelInfo($"{ProviderId}/{id}", id, ProviderId, ProviderName)
            {
                Description = description,
                ContextWindow = ContextWindow,
                IsSimulated = true,
                Slot = slot,
            },
            behaviour);
}
