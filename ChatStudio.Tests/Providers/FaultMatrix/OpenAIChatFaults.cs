using System.Text.Json;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.OpenAI;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Providers.FaultMatrix;

public sealed class OpenAIChatFaults : FaultDialect
{
    public override string Name => "OpenAI Chat Completions";

    public override string Ending => """
        data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: [DONE]


        """;

    public override void Configure(IServiceCollection services, string origin)
        => services.AddProviders(new OpenAIOptions { BaseUrl = origin + "/v1", ApiKey = Key });

    public override string Delta(string text) => $$"""
        data: {"choices":[{"index":0,"delta":{"content":{{JsonSerializer.Serialize(text)}}},"finish_reason":null}]}


        """;

    public override string ErrorFrame(string message) => $$$"""
        data: {"error":{"message":{{{JsonSerializer.Serialize(message)}}},"type":"server_error"}}


        """;
}
