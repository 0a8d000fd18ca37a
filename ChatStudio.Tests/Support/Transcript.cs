using System.Text;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Support;

/// <summary>Everything a stream told until it ended or failed.</summary>
public sealed class Transcript
{
    public List<TimedChatResponseUpdate> Updates { get; } = [];

    public string Text { get; private set; } = "";

    public string Reasoning { get; private set; } = "";

    public List<FunctionCallContent> ToolCalls { get; } = [];

    /// <summary>Signatures and encrypted reasoning, in order.</summary>
    public List<string> Protected { get; } = [];

    public List<CitationAnnotation> Citations { get; } = [];

    public UsageDetails? Usage { get; private set; }

    public string? FinishReason { get; private set; }

    public ProviderException? Failure { get; private set; }

    /// <summary>Any other exception than <see cref="ProviderException"/> passes through and fails the test.</summary>
    public static async Task<Transcript> OfAsync(IAsyncEnumerable<ChatResponseUpdate> updates)
    {
        var transcript = new Transcript();
        var (text, reasoning) = (new StringBuilder(), new StringBuilder());
        try
        {
            await foreach (var update in updates)
            {
                transcript.Updates.Add(Assert.IsType<TimedChatResponseUpdate>(update));
                transcript.FinishReason = update.FinishReason?.Value ?? transcript.FinishReason;
                foreach (var content in update.Contents)
                {
                    switch (content)
                    {
                        case TextContent piece:
                            text.Append(piece.Text);
                            transcript.Citations.AddRange(piece.Annotations?.OfType<CitationAnnotation>() ?? []);
                            break;
                        case TextReasoningContent piece:
                            reasoning.Append(piece.Text);
                            transcript.Protected.AddRange(piece.ProtectedData is { } data ? [data] : []);
                            break;
                        case FunctionCallContent call:
                            transcript.ToolCalls.Add(call);
                            break;
                        case UsageContent usage:
                            Assert.Null(transcript.Usage);
                            transcript.Usage = usage.Details;
                            break;
                    }
                }
            }
        }
        catch (ProviderException e)
        {
            transcript.Failure = e;
        }

        transcript.Text = text.ToString();
        transcript.Reasoning = reasoning.ToString();
        return transcript;
    }

    public static Task<Transcript> OfAsync(IChatClient client, string prompt = "Hi", ChatOptions? options = null)
        => OfAsync(client.GetStreamingResponseAsync(
            [new ChatMessage(ChatRole.User, prompt)],
            options ?? new ChatOptions().WithObserver(new QuietObserver()),
            TestContext.Current.CancellationToken));
}
