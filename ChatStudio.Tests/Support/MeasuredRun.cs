using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Support;

/// <summary>A run whose chunks arrive when the test says, without a provider: what a screen of numbers needs to be tested.</summary>
internal sealed class MeasuredRun
{
    public static readonly ModelInfo Model = new("test/model", "model", "test", "Test")
    {
        ContextWindow = 200_000,
        Price = new(Input: 1, Output: 10),
        Slot = 2,
    };

    public MeasuredRun(ModelInfo? model = null, FakeTimeProvider? time = null)
    {
        Time = time ?? new(new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
        Run = new(
            new RunRequest(model ?? Model, [new ChatMessage(ChatRole.User, "A prompt that must not be exported")]),
            new RunLimits(),
            new RunServices(new NoModels(), Time, NullLogger.Instance, TimeSpan.FromSeconds(1), _ => { }));
        Run.Metrics.Entered(PhaseKind.Connecting, Time.GetTimestamp());
        Run.Metrics.Entered(PhaseKind.Waiting, Time.GetTimestamp());
    }

    public FakeTimeProvider Time { get; }

    public Run Run { get; }

    /// <summary>One chunk after a silence.</summary>
    public MeasuredRun Chunk(int afterMilliseconds, string text = "word and ", ContentKind kind = ContentKind.Text)
    {
        Time.Advance(TimeSpan.FromMilliseconds(afterMilliseconds));
        Run.Metrics.Add(kind, text);
        Run.Metrics.ChunkArrived(Time.GetTimestamp());
        return this;
    }

    /// <summary>Chunks in even steps.</summary>
    public MeasuredRun Stream(int chunks, int everyMilliseconds = 20, ContentKind kind = ContentKind.Text)
    {
        for (var i = 0; i < chunks; i++)
        {
            Chunk(everyMilliseconds, kind: kind);
        }

        return this;
    }

    public MeasuredRun Usage(long input, long output)
    {
        Run.Metrics.UsageReported(Time.GetTimestamp(), new(input, output));
        return this;
    }

    public MeasuredRun Stop()
    {
        Run.Stop();
        return this;
    }

    /// <summary>Ends as interrupted.</summary>
    public MeasuredRun CutOff()
    {
        Run.Abandon();
        return this;
    }

    private sealed class NoModels : IModelCatalog
    {
        public event Action? Changed { add { } remove { } }

        public IReadOnlyList<ModelInfo> Models => [];

        public IReadOnlyList<ProviderStatus> Providers => [];

        public ModelInfo Default => Model;

        public ModelInfo? Find(string key) => null;

        public IChatClient GetChatClient(ModelInfo model) => throw new InvalidOperationException("A measured run asks nobody.");

        public Task RefreshAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
