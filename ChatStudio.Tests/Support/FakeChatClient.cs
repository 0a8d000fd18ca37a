using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Support;

/// <summary>
/// A model that answers what the test tells it, when the test tells it. A call takes the next answer made by
/// <see cref="Prepare"/>, else an empty one that the test scripts as it runs.
/// </summary>
public sealed class FakeChatClient : IChatClient
{
    private readonly ConcurrentQueue<FakeAnswer> _prepared = new();
    private readonly Handover<FakeAnswer> _calls = new();

    /// <summary>All calls so far, in order.</summary>
    public ConcurrentQueue<FakeAnswer> Answers { get; } = new();

    /// <summary>Makes the answer to a later call.</summary>
    public FakeAnswer Prepare()
    {
        var answer = new FakeAnswer();
        _prepared.Enqueue(answer);
        return answer;
    }

    /// <summary>The next call nobody has taken yet, waiting for it where needed.</summary>
    public Task<FakeAnswer> NextCallAsync(CancellationToken cancellationToken) => _calls.TakeAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var answer = _prepared.TryDequeue(out var prepared) ? prepared : new();
        answer.Called([.. messages], options);
        Answers.Enqueue(answer);
        _calls.Add(answer);
        try
        {
            while (true)
            {
                var step = await answer.NextStepAsync(cancellationToken);
                if (await step(cancellationToken) is not { } update)
                {
                    yield break;
                }

                answer.Pulled++;
                yield return update;
            }
        }
        finally
        {
            answer.Close();
        }
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() => _calls.Dispose();
}
