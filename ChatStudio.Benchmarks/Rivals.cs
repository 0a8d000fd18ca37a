using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OllamaSharp.Models.Chat;
using OpenAI.Chat;

namespace ChatStudio.Benchmarks;

/// <summary>A provider's own client: how it reads a stream itself, and how its adapter does.</summary>
/// <param name="ReadAsync">The characters of the answer.</param>
internal sealed record Rival(Func<Task<int>> ReadAsync, IChatClient Adapter);

/// <summary>The clients of the providers, each over the same sockets as ours.</summary>
internal static class Rivals
{
    public static Rival OpenAI(string origin, HttpClient http)
    {
        var client = new ChatClient("m", new ApiKeyCredential("key"), new() { Endpoint = new(origin + "/v1"), Transport = new HttpClientPipelineTransport(http) });
        return new(ReadAsync, client.AsIChatClient());

        async Task<int> ReadAsync()
        {
            var characters = 0;
            await foreach (var update in client.CompleteChatStreamingAsync([new UserChatMessage("Hi")]))
            {
                foreach (var part in update.ContentUpdate)
                {
                    characters += part.Text.Length;
                }
            }

            return characters;
        }
    }

    public static Rival Anthropic(string origin, HttpClient http)
    {
        var client = new AnthropicClient(new() { BaseUrl = origin, ApiKey = "key", HttpClient = http });
        return new(ReadAsync, client.AsIChatClient("m", 4096));

        async Task<int> ReadAsync()
        {
            var characters = 0;
            var question = new MessageCreateParams { Model = "m", MaxTokens = 4096, Messages = [new UserMessageParam { Content = "Hi" }] };
            await foreach (var item in client.Messages.CreateStreaming(question))
            {
                characters += item.TryPickContentBlockDelta(out var delta) && delta.Delta.TryPickText(out var text) ? text.Text.Length : 0;
            }

            return characters;
        }
    }

    public static Rival Ollama(string origin, HttpClient http)
    {
        http.BaseAddress = new(origin);
        var client = new OllamaApiClient(http, "m");
        return new(ReadAsync, client);

        async Task<int> ReadAsync()
        {
            var characters = 0;
            await foreach (var line in client.ChatAsync(new ChatRequest { Model = "m", Messages = [new OllamaSharp.Models.Chat.Message(OllamaSharp.Models.Chat.ChatRole.User, "Hi")] }))
            {
                characters += line?.Message.Content?.Length ?? 0;
            }

            return characters;
        }
    }
}
