using System.Text.Json;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Anthropic;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static ChatStudio.Tests.Support.CannedAnthropic;

namespace ChatStudio.Tests.Providers.FaultMatrix;

public sealed class AnthropicFaults : FaultDialect
{
    public override string Name => "Anthropic Messages";

    public override string Opening => Events(Start, Open(0, """{"type":"text","text":""}"""));

    public override string Ending => Events(Close(0), End(), Stop);

    public override void Configure(IServiceCollection services, string origin)
        => services.AddProviders(anthropic: new AnthropicOptions { BaseUrl = origin, ApiKey = Key });

    public override string Delta(string text) => Events(CannedAnthropic.Text(0, JsonSerializer.Serialize(text)));

    public override string Reasoning(string text)
        => Events(Open(1, """{"type":"thinking","thinking":"","signature":""}"""), CannedAnthropic.Delta(1, $$"""{"type":"thinking_delta","thinking":{{JsonSerializer.Serialize(text)}}}"""), Close(1));

    public override string Arguments(string json)
        => Events(Open(2, """{"type":"tool_use","id":"t","name":"f","input":{}}"""), CannedAnthropic.Delta(2, $$"""{"type":"input_json_delta","partial_json":{{JsonSerializer.Serialize(json)}}}"""));

    public override string ErrorFrame(string message)
        => $"event: error\ndata: {JsonSerializer.Serialize(new { type = "error", error = new { type = "api_error", message } })}\n\n";

    public override string ErrorBody(int status, string message)
        => JsonSerializer.Serialize(new { type = "error", error = new { type = "test_error", message }, request_id = "req_1" });
}
