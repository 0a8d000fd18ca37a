using ChatStudio.Core.Providers;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Support;

/// <summary>One scripted answer: steps are taken in order as the run reads, so a test can add them before or while it streams.</summary>
public sealed class FakeAnswer
{
    private readonly Handover<Func<CancellationToken, Task<ChatResponseUpdate?>>> _steps = new();
    private readonly TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<ChatMessage> Messages { get; private set; } = [];

    public ChatOptions? Options { get; private set; }

    public IRequestObserver Observer => Options.GetObserver() ?? throw new InvalidOperationException("The call came without an observer.");

    /// <summary>How many updates the run has taken.</summary>
    public int Pulled { get; internal set; }

    /// <summary>Completes when the call has come in.</summary>
    public Task CallArrived => _called.Task;

    /// <summary>Completes when the run has let go of the stream: where a real client closes its socket.</summary>
    public Task Closed => _closed.Task;

    public FakeAnswer Text(string text, long arrivedAt = 0) => Update(new TimedChatResponseUpdate { ArrivedAt = arrivedAt, Contents = [new TextContent(text)] });

    public FakeAnswer Reasoning(string text, long arrivedAt = 0) => Update(new TimedChatResponseUpdate { ArrivedAt = arrivedAt, Contents = [new TextReasoningContent(text)] });

    public FakeAnswer Content(params AIContent[] contents) => Update(new() { Contents = contents });

    public FakeAnswer Usage(long input, long output, long reasoning = 0, long cached = 0) => Content(new UsageContent(new()
    {
        InputTokenCount = input,
        OutputTokenCount = output,
        ReasoningTokenCount = reasoning,
        CachedInputTokenCount = cached,
    }));

    public FakeAnswer Update(ChatResponseUpdate update) => Step(_ => Task.FromResult<ChatResponseUpdate?>(update));

    /// <summary>Holds the stream until the gate opens; the run's cancellation ends the wait, as it would end a read.</summary>
    public FakeAnswer Wait(Task gate)
    {
        _steps.Add(async cancellationToken =>
        {
            await gate.WaitAsync(cancellationToken);
            return await (await NextStepAsync(cancellationToken))(cancellationToken);
        });
        return this;
    }

    /// <summary>The observer's calls a real client makes before its first update.</summary>
    public FakeAnswer Observe(Func<IRequestObserver, CancellationToken, ValueTask> tell)
    {
        _steps.Add(async cancellationToken =>
        {
            await tell(Observer, cancellationToken);
            return await (await NextStepAsync(cancellationToken))(cancellationToken);
        });
        return this;
    }

    public FakeAnswer Observe(Action<IRequestObserver> tell) => Observe((observer, _) =>
    {
        tell(observer);
        return ValueTask.CompletedTask;
    });

    /// <summary>The protocol's own end.</summary>
    public FakeAnswer Finish(string reason = "stop") => Update(new() { FinishReason = new ChatFinishReason(reason) }).End();

    /// <summary>The stream ends, with whatever came before.</summary>
    public FakeAnswer End() => Step(_ => Task.FromResult<ChatResponseUpdate?>(null));

    public FakeAnswer Throw(Exception exception) => Step(_ => Task.FromException<ChatResponseUpdate?>(exception));

    internal Task<Func<CancellationToken, Task<ChatResponseUpdate?>>> NextStepAsync(CancellationToken cancellationToken)
        => _steps.TakeAsync(cancellationToken);

    internal void Called(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        (Messages, Options) = (messages, options);
        _called.SetResult();
    }

    internal void Close() => _closed.TrySetResult();

    private FakeAnswer Step(Func<CancellationToken, Task<ChatResponseUpdate?>> step)
    {
        _steps.Add(step);
        return this;
    }
}
