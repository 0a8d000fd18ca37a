using System.Text.Json;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Providers.FaultMatrix;

/// <summary>One way of speaking to a provider: how its requests are configured, and how its stream is written.</summary>
public abstract class FaultDialect
{
    /// <summary>Another dialect is one more entry.</summary>
    public static IReadOnlyList<FaultDialect> All { get; } = [new OpenAIChatFaults(), new OpenAIResponsesFaults(), new AnthropicFaults(), new OllamaFaults()];

    public static FaultDialect Named(string name) => All.Single(dialect => dialect.Name == name);

    protected const string Key = "sk-test-secret-key";

    /// <summary>As <see cref="Core.Providers.Health.HealthTarget.Dialect"/> calls it.</summary>
    public abstract string Name { get; }

    /// <summary>A list with <c>test-model</c> alone.</summary>
    public virtual string Models => """{"data":[{"id":"test-model"}]}""";

    /// <summary>Registers this dialect's provider at the address, which ends without a slash and without a path.</summary>
    public abstract void Configure(IServiceCollection services, string origin);

    /// <summary>What stands before the first piece of text.</summary>
    public virtual string Opening => "";

    /// <summary>A frame with a piece of text.</summary>
    public abstract string Delta(string text);

    /// <summary>A frame with a piece of reasoning.</summary>
    public abstract string Reasoning(string text);

    /// <summary>A frame with a piece of the arguments of a tool call, which follows on its opening.</summary>
    public abstract string Arguments(string json);

    /// <summary>A frame of JSON that means nothing.</summary>
    public virtual string Frame(string json) => $"data: {json}\n\n";

    /// <summary>What stands behind the last piece of text, the end marker included.</summary>
    public abstract string Ending { get; }

    /// <summary>A frame that reports an error of the server inside the stream.</summary>
    public abstract string ErrorFrame(string message);

    /// <summary>A frame that is not valid JSON.</summary>
    public virtual string BrokenFrame => "data: {\"broken\n\n";

    public virtual string ContentType => "text/event-stream";

    /// <summary>The body of an answer with this status.</summary>
    public virtual string ErrorBody(int status, string message) => JsonSerializer.Serialize(new { error = new { message, type = "test" } });

    /// <summary>A stream of these pieces of text, without its end.</summary>
    public ProviderReply Begun(params string[] pieces)
    {
        // Without a piece it is still a write, which sends the headers.
        return ProviderReply.Bytes(ContentType).Raw(pieces.Length == 0 ? "" : Opening + string.Concat(pieces.Select(Delta)));
    }

    public ProviderReply Whole(params string[] pieces) => Begun(pieces).Raw(Ending);

    public ProviderReply Refusal(int status) => ProviderReply.Json(status, ErrorBody(status, "Refused for the test."));

    public sealed override string ToString() => Name;
}
