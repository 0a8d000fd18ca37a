using ChatStudio.Core.Providers.Health.Advice;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Health.Probes;

internal sealed class VisionProbe : IHealthProbe
{
    private const int Tokens = 512;

    public HealthCheckpoint Checkpoint => HealthCheckpoint.Vision;

    public TimeSpan Limit(HealthLimits limits) => limits.Answer;

    public async Task<HealthFinding> RunAsync(HealthCase check, CancellationToken cancellationToken)
    {
        var prompt = new ChatMessage(ChatRole.User, [
            new TextContent("Which colour fills this image? Answer with one word."),
            new DataContent(TestImage.Red(), "image/png"),
        ]);
        var answer = await AnswerReading.AskAsync(check, prompt, new() { MaxOutputTokens = Tokens }, cancellationToken).ConfigureAwait(false);
        if (answer.Failure is { } failure)
        {
            var refused = CapabilityAdvice.IsRefusal(failure, "image", "vision", "multimodal", "mmproj");
            check.Capabilities = check.Capabilities with { SeesImages = refused ? false : null };
            return CapabilityAdvice.Vision(check, failure, refused);
        }

        if (!answer.Text.Contains("red", StringComparison.OrdinalIgnoreCase))
        {
            return HealthFinding.Unknown("The model answered without naming the colour of the image");
        }

        check.Capabilities = check.Capabilities with { SeesImages = true };
        return HealthFinding.Ok("The model saw the colour of an image");
    }
}
