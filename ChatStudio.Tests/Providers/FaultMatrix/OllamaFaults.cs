using System.Text.Json;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Ollama;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Providers.FaultMatrix;

public sealed class OllamaFaults : FaultDialect
{
    public override string Name => "Ollama";

    public override string Ending => CannedOllama.Lines(CannedOllama.End());

    public override string BrokenFrame => "{\"broken\n";

    public override string ContentType => "application/x-ndjson";

    public override string Models => """{"models":[{"name":"test-model","model":"test-model"}]}""";

    public override void Configure(IServiceCollection services, string origin)
        => services.AddProviders(ollama: new OllamaOptions { Host = origin, ApiKey = Key });

    public override string Delta(string text) => CannedOllama.Lines(CannedOllama.Text(JsonSerializer.Serialize(text)));

    public override string Reasoning(string text) => CannedOllama.Lines(CannedOllama.Line($"\"thinking\":{JsonSerializer.Serialize(text)}"));

    // Calls come whole here, their arguments as an object.
    public override string Arguments(string json)
        => CannedOllama.Lines(CannedOllama.Line("\"tool_calls\":" + JsonSerializer.Serialize(new[] { new { function = new { name = "f", arguments = new { a = json } } } })));

    public override string Frame(string json) => json + "\n";

    public override string ErrorFrame(string message) => ErrorBody(200, message) + "\n";

    public override string ErrorBody(int status, string message) => JsonSerializer.Serialize(new { error = message });
}
