using System.Text.Json;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.OpenAI;
using Microsoft.Extensions.DependencyInjection;
using static ChatStudio.Tests.Support.CannedResponses;

namespace ChatStudio.Tests.Providers.FaultMatrix;

public sealed class OpenAIResponsesFaults : FaultDialect
{
    public override string Name => "OpenAI Responses";

    public override string Opening => Events(Start, Added(0, """{"type":"message","id":"msg_1","role":"assistant","content":[]}"""));

    public override string Ending => Events(Completed());

    public override void Configure(IServiceCollection services, string origin)
        => services.AddProviders(new OpenAIOptions { BaseUrl = origin + "/v1", ApiKey = Key, Api = "responses" });

    public override string Delta(string text) => Events(Text(0, JsonSerializer.Serialize(text)));

    public override string Reasoning(string text) => Events(Event("reasoning_summary_text.delta", 1, JsonSerializer.Serialize(text)));

    public override string Arguments(string json) => Events(Event("function_call_arguments.delta", 2, JsonSerializer.Serialize(json)));

    public override string ErrorFrame(string message)
        => Events(JsonSerializer.Serialize(new { type = "error", sequence_number = 3, error = new { type = "server_error", code = "server_error", message } }));
}
