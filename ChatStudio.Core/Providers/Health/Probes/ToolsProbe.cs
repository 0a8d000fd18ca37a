using System.Text.Json;
using ChatStudio.Core.Providers.Health.Advice;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Health.Probes;

internal sealed class ToolsProbe : IHealthProbe
{
    // Reasoning counts as output too.
    private const int Tokens = 512;

    private static readonly AIFunctionDeclaration Tool = AIFunctionFactory.CreateDeclaration(
        "report_number",
        "Reports a number to the caller.",
        JsonElement.Parse("""{"type":"object","properties":{"number":{"type":"integer"}},"required":["number"]}"""));

    public HealthCheckpoint Checkpoint => HealthCheckpoint.Tools;

    public TimeSpan Limit(HealthLimits limits) => limits.Answer;

    public async Task<HealthFinding> RunAsync(HealthCase check, CancellationToken cancellationToken)
    {
        var prompt = new ChatMessage(ChatRole.User, "Call the tool report_number with the number 7. Do not write anything else.");
        var answer = await AnswerReading.AskAsync(check, prompt, new() { Tools = [Tool], MaxOutputTokens = Tokens }, cancellationToken).ConfigureAwait(false);
        if (answer.Failure is { } failure)
        {
            var refused = CapabilityAdvice.IsRefusal(failure, "tool");
            check.Capabilities = check.Capabilities with { CallsTools = refused ? false : null };
            return CapabilityAdvice.Tools(check, failure, refused);
        }

        if (answer.ToolCall is not { } call)
        {
            return HealthFinding.Unknown("The model answered without calling the tool it was given");
        }

        check.Capabilities = check.Capabilities with { CallsTools = true };
        return HealthFinding.Ok(call.Exception is null && call.Arguments?.ContainsKey("number") == true
            ? "The model called a tool"
            : "The model called a tool, with arguments that are not what was asked for");
    }
}
