using System.Text.Json;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.OpenAI;
using ChatStudio.Tests.Support;
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

    public override string Reasoning(string text) => Frame(CannedAnswer.Delta($$"""{"reasoning_content":{{JsonSerializer.Serialize(text)}}}"""));

    public override string Arguments(string json)
        => Frame(CannedAnswer.Delta(JsonSerializer.Serialize(new { tool_calls = new[] { new { index = 0, id = "t", function = new { name = "f", arguments = json } } } })));

    public override string ErrorFrame(string message) => $$$"""
        data: {"error":{"message":{{{JsonSerializer.Serialize(message)}}},"type":"server_error"}}


        """;
}
