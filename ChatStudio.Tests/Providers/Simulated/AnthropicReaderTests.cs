using Anthropic;
using Anthropic.Exceptions;
using Anthropic.Models;
using Anthropic.Models.Messages;
using Anthropic.Models.Models;

namespace ChatStudio.Tests.Providers.Simulated;

/// <summary>Anthropic's own client judges the Messages dialect.</summary>
public sealed class AnthropicReaderTests : SimulatorReaderTests
{
    private const int NoLimit = 100_000;

    private AnthropicClient _client = null!;

    protected override (string Stop, string Length) Finishes => (nameof(StopReason.EndTurn), nameof(StopReason.MaxTokens));

    [Fact]
    public async Task Thinking_is_signed_and_counted_apart()
    {
        var signature = "";
        long? thinking = null;
        await foreach (var item in _client.Messages.CreateStreaming(Params("reasoning-first", "Explain batching", null), Token))
        {
            signature += item.TryPickContentBlockDelta(out var delta) && delta.Delta.TryPickSignature(out var signed) ? signed.Signature : "";
            thinking = item.TryPickDelta(out var end) ? end.Usage.OutputTokensDetails?.ThinkingTokens : thinking;
        }

        Assert.Equal(64, Convert.FromBase64String(signature).Length);
        Assert.True(thinking > 0);
    }

    [Fact]
    public async Task Failure_without_stream_is_529_overloaded()
    {
        var failure = await Assert.ThrowsAnyAsync<AnthropicApiException>(() => _client.Messages.Create(Params("fails-mid-stream", "Explain batching", null), Token));

        Assert.Equal(529, (int)failure.StatusCode);
        Assert.IsType<AnthropicOverloadedException>(failure);
    }

    [Fact]
    public async Task Models_come_in_pages()
    {
        var ids = new List<string>();
        for (var page = await _client.Models.List(new ModelListParams { Limit = 3 }, Token); ; page = await page.Next(Token))
        {
            Assert.InRange(page.Items.Count, 1, 3);
            ids.AddRange(page.Items.Select(model => model.ID));
            if (!page.HasNext())
            {
                break;
            }
        }

        Assert.Equal(await ListAsync(), ids);
    }

    public override async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await base.DisposeAsync();
    }

    protected override void Connect() => _client = new(new() { BaseUrl = Origin + "/simulator/anthropic", ApiKey = "unused", MaxRetries = 0 });

    protected override async Task StreamAsync(HeardAnswer heard, string model, string prompt, int? maxTokens)
    {
        await foreach (var item in _client.Messages.CreateStreaming(Params(model, prompt, maxTokens), Token))
        {
            if (item.TryPickStart(out var start))
            {
                heard.InputTokens = start.Message.Usage.InputTokens;
            }
            else if (item.TryPickContentBlockDelta(out var delta))
            {
                heard.Text.Append(delta.Delta.TryPickText(out var text) ? text.Text : "");
                heard.Reasoning.Append(delta.Delta.TryPickThinking(out var thinking) ? thinking.Thinking : "");
            }
            else if (item.TryPickDelta(out var end))
            {
                heard.Finish = end.Delta.StopReason?.Value().ToString();
                heard.OutputTokens = end.Usage.OutputTokens;
            }
        }
    }

    protected override async Task<HeardAnswer> AskAsync(string model, string prompt)
    {
        var message = await _client.Messages.Create(Params(model, prompt, null), Token);
        var heard = new HeardAnswer { Finish = message.StopReason?.Value().ToString() };
        foreach (var block in message.Content)
        {
            heard.Text.Append(block.TryPickText(out var text) ? text.Text : "");
            heard.Reasoning.Append(block.TryPickThinking(out var thinking) ? thinking.Thinking : "");
        }

        return heard;
    }

    protected override async Task<IEnumerable<string>> ListAsync() => (await _client.Models.List(new ModelListParams(), Token)).Items.Select(model => model.ID);

    protected override void AssertUnknownModel(Exception failure) => Assert.IsType<AnthropicNotFoundException>(failure);

    protected override async Task<HeardAnswer> MeetRateLimitAsync(string prompt)
    {
        Assert.IsType<AnthropicRateLimitException>(await FailAsync("rate-limited", new()));
        return await StreamAsync("rate-limited", prompt);
    }

    protected override async Task ReadFailureAsync(HeardAnswer heard)
        => Assert.Equal(ErrorType.OverloadedError, Assert.IsType<AnthropicSseException>(await FailAsync("fails-mid-stream", heard)).Type?.Value());

    private static MessageCreateParams Params(string model, string prompt, int? maxTokens)
        => new() { Model = model, MaxTokens = maxTokens ?? NoLimit, Messages = [new UserMessageParam { Content = prompt }] };
}
