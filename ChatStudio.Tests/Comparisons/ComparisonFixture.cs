using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Comparisons;

/// <summary>Comparisons of made-up models whose answers the test scripts. Calls come in any order; they are told apart by the model that is asked.</summary>
public sealed class ComparisonFixture : IAsyncDisposable
{
    private readonly Dictionary<string, Queue<FakeAnswer>> _calls = [];

    public GenerationFixture Studio { get; } = new();

    public ComparisonService Service => Studio.Comparisons;

    /// <summary>A model that is called by its id, with a signature of its own.</summary>
    public static ModelInfo Model(string id, int slot = 1) => new($"test/{id}", id, "test", "Test") { Slot = slot };

    public static ColumnSetup Column(string id, int slot = 1) => new(Model(id, slot));

    public Comparison Start(string[] models, ComparisonMode mode = ComparisonMode.AtOnce, bool isBlind = false, string prompt = "Hello")
        => Service.StartAsync([.. models.Select((id, index) => Column(id, index + 1))], prompt, new(mode, isBlind), Guid.NewGuid()).GetAwaiter().GetResult();

    /// <summary>The next call of this model, waiting for it where needed.</summary>
    public async Task<FakeAnswer> CallOfAsync(string model, CancellationToken cancellationToken)
    {
        while (!_calls.TryGetValue(model, out var waiting) || waiting.Count == 0)
        {
            var call = await Studio.Client.NextCallAsync(cancellationToken);
            var asked = call.Options!.ModelId!;
            _calls.TryAdd(asked, new());
            _calls[asked].Enqueue(call);
        }

        return _calls[model].Dequeue();
    }

    /// <summary>Answers the next call of this model.</summary>
    public async Task AnswerAsync(string model, string text, CancellationToken cancellationToken)
        => (await CallOfAsync(model, cancellationToken)).Text(text).Finish();

    /// <summary>A comparison whose first round has been answered by each model with its text.</summary>
    public async Task<Comparison> AnsweredAsync((string Model, string Text)[] answers, CancellationToken cancellationToken, bool isBlind = false)
    {
        var comparison = Start([.. answers.Select(answer => answer.Model)], isBlind: isBlind);
        foreach (var (model, text) in answers)
        {
            await AnswerAsync(model, text, cancellationToken);
        }

        await EndedAsync(comparison, cancellationToken);
        return comparison;
    }

    /// <summary>Waits until all columns of the current round have ended and the comparison has taken note.</summary>
    public static async Task EndedAsync(Comparison comparison, CancellationToken cancellationToken)
        => await UntilAsync(comparison, state => !state.IsLive, cancellationToken);

    /// <summary>Waits for a state, told by the comparison's own event.</summary>
    public static async Task UntilAsync(Comparison comparison, Func<ComparisonState, bool> condition, CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (condition(comparison.State))
            {
                reached.TrySetResult();
            }
        }

        comparison.Changed += Look;
        Look();
        await reached.Task.WaitAsync(cancellationToken);
        comparison.Changed -= Look;
    }

    public ValueTask DisposeAsync() => Studio.DisposeAsync();
}
