using System.ClientModel;
using Anthropic;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI.Chat;

namespace ChatStudio.Tests.Providers.Simulated;

/// <summary>The clients of the providers judge the calls of tools.</summary>
public static class OfficialToolTests
{
    public sealed class OpenAI : SimulatorToolTests
    {
        protected override IChatClient Connect(string origin, string model)
            => new ChatClient(model, new ApiKeyCredential("unused"), new() { Endpoint = new(origin + "/simulator/v1") }).AsIChatClient();
    }

    public sealed class Anthropic : SimulatorToolTests
    {
        protected override IChatClient Connect(string origin, string model)
            => new AnthropicClient(new() { BaseUrl = origin + "/simulator/anthropic", ApiKey = "unused" }).AsIChatClient(model);
    }

    public sealed class Ollama : SimulatorToolTests
    {
        protected override Microsoft.Extensions.AI.ChatFinishReason Finish => Microsoft.Extensions.AI.ChatFinishReason.Stop;

        protected override IChatClient Connect(string origin, string model) => new OllamaApiClient(new Uri(origin + "/simulator/ollama/"), model);
    }
}
