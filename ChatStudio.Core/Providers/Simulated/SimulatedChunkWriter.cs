using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatStudio.Core.Providers.Simulated;

/// <summary>
/// Writes the events of one Chat Completions stream as api.openai.com sends them; reasoning as DeepSeek sends it
/// (<c>reasoning_content</c> beside <c>"content":null</c>).
/// </summary>
internal sealed class SimulatedChunkWriter
{
    public const string ServerErrorMessage = "The server had an error while processing your request. This failure is simulated.";

    private static readonly byte[] Suffix = "\n\n"u8.ToArray();
    private readonly byte[] _head;
    private readonly byte[] _afterDelta;
    private readonly byte[] _usage;
    private readonly string _usageNull;
    private readonly bool _reasons;

    /// <param name="usage">The object of the <c>usage</c> member of the chunk before <c>[DONE]</c>.</param>
    public SimulatedChunkWriter(string completionId, long createdUnixSeconds, string model, string usage, bool includeUsage, bool reasons)
    {
        // {"id":"chatcmpl-…","object":"chat.completion.chunk","created":…,"model":"…","service_tier":"default","system_fingerprint":"fp_simulated",
        var start = $"data: {{\"id\":\"{completionId}\",\"object\":\"chat.completion.chunk\",\"created\":{createdUnixSeconds},"
            + $"\"model\":\"{JsonEncodedText.Encode(model)}\",\"service_tier\":\"default\",\"system_fingerprint\":\"fp_simulated\",\"choices\":";
        _usageNull = includeUsage ? ",\"usage\":null" : "";
        _head = Encoding.UTF8.GetBytes(start + "[{\"index\":0,\"delta\":{");
        _afterDelta = Encoding.UTF8.GetBytes($"\"}},\"logprobs\":null,\"finish_reason\":null}}]{_usageNull}}}\n\n");
        _usage = Encoding.UTF8.GetBytes($"{start}[],\"usage\":{usage}}}\n\n");
        _reasons = reasons;
    }

    public void Write(in SimulatedStep step, IBufferWriter<byte> output)
    {
        switch (step.Kind)
        {
            case SimulatedStepKind.Role when _reasons:
                WriteDelta(output, "\"role\":\"assistant\",\"content\":null,\"reasoning_content\":\""u8, "");
                break;
            case SimulatedStepKind.Role:
                output.Write(_head);
                output.Write("\"role\":\"assistant\",\"content\":\"\",\"refusal\":null"u8);
                WriteFinish(output, null);
                break;
            case SimulatedStepKind.Reasoning:
                WriteDelta(output, "\"content\":null,\"reasoning_content\":\""u8, step.Text);
                break;
            case SimulatedStepKind.Text:
                WriteDelta(output, "\"content\":\""u8, step.Text);
                break;
            case SimulatedStepKind.Finish:
                output.Write(_head);
                WriteFinish(output, step.Text);
                break;
            case SimulatedStepKind.Usage:
                output.Write(_usage);
                break;
            case SimulatedStepKind.Error:
                output.Write(Encoding.UTF8.GetBytes(
                    $"data: {{\"error\":{{\"message\":\"{ServerErrorMessage}\",\"type\":\"server_error\",\"param\":null,\"code\":null}}}}"));
                output.Write(Suffix);
                break;
            default:
                output.Write("data: [DONE]\n\n"u8);
                break;
        }
    }

    private void WriteDelta(IBufferWriter<byte> output, ReadOnlySpan<byte> opening, string text)
    {
        output.Write(_head);
        output.Write(opening);
        output.Write(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        output.Write(_afterDelta);
    }

    private void WriteFinish(IBufferWriter<byte> output, string? reason)
        => output.Write(Encoding.UTF8.GetBytes($"}},\"logprobs\":null,\"finish_reason\":{(reason is null ? "null" : $"\"{reason}\"")}}}]{_usageNull}}}\n\n"));
}
