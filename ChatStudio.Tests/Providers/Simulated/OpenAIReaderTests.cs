using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace ChatStudio.Tests.Providers.Simulated;

/// <summary>OpenAI's own client judges the Chat Completions dialect. It has no word for reasoning, which its adapter reads.</summary>
public sealed class OpenAIReaderTests : SimulatorReaderTests
{
    private OpenAIClient _client = null!;

    protected override (string Stop, string Length) Finishes => ("Stop", "Length");

    protected override void Connect()
        => _client = new(new ApiKeyCredential("unused"), new OpenAIClientOptions { Endpoint = new(Origin + "/simulator/v1"), RetryPolicy = new ClientRetryPolicy(0) });

    protected override async Task StreamAsync(HeardAnswer heard, string model, string prompt, int? maxTokens)
    {
        if (model == "reasoning-first")
        {
            await ReadReasoningAsync(heard, model, prompt);
            return;
        }

        var options = new ChatCompletionOptions { MaxOutputTokenCount = maxTokens };
        await foreach (var update in _client.GetChatClient(model).CompleteChatStreamingAsync([new UserChatMessage(prompt)], options, Token))
        {
            heard.Text.Append(string.Concat(update.ContentUpdate.Select(content => content.Text)));
            heard.Finish = update.FinishReason?.ToString() ?? heard.Finish;
            heard.InputTokens = update.Usage?.InputTokenCount ?? heard.InputTokens;
            heard.OutputTokens = update.Usage?.OutputTokenCount ?? heard.OutputTokens;
        }
    }

    protected override async Task<HeardAnswer> AskAsync(string model, string prompt)
    {
        var response = await _client.GetChatClient(model).AsIChatClient().GetResponseAsync(prompt, cancellationToken: Token);
        var heard = new HeardAnswer { Finish = response.FinishReason == Microsoft.Extensions.AI.ChatFinishReason.Stop ? Finishes.Stop : null };
        heard.Text.Append(response.Text);
        heard.Reasoning.Append(string.Concat(response.Messages.SelectMany(message => message.Contents).OfType<TextReasoningContent>().Select(content => content.Text)));
        return heard;
    }

    protected override async Task<IEnumerable<string>> ListAsync()
        => (await _client.GetOpenAIModelClient().GetModelsAsync(Token)).Value.Select(model => model.Id);

    protected override void AssertUnknownModel(Exception failure) => Assert.Equal(404, Assert.IsType<ClientResultException>(failure).Status);

    protected override async Task<HeardAnswer> MeetRateLimitAsync(string prompt)
    {
        Assert.Equal(429, Assert.IsType<ClientResultException>(await FailAsync("rate-limited", new())).Status);
        return await StreamAsync("rate-limited", prompt);
    }

    private async Task ReadReasoningAsync(HeardAnswer heard, string model, string prompt)
    {
        await foreach (var update in _client.GetChatClient(model).AsIChatClient().GetStreamingResponseAsync(prompt, cancellationToken: Token))
        {
            heard.Text.Append(update.Text);
            heard.Reasoning.Append(string.Concat(update.Contents.OfType<TextReasoningContent>().Select(content => content.Text)));
            heard.OutputTokens = update.Contents.OfType<UsageContent>().FirstOrDefault()?.Details.OutputTokenCount ?? heard.OutputTokens;
        }
    }
}
