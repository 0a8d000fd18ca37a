using System.Buffers;
using System.Text;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>
/// Writes the events of one Chat Completions stream as api.openai.com sends them; reasoning as DeepSeek sends it
/// (<c>reasoning_content</c> beside <c>"content":null</c>).
/// </summary>
internal sealed class ChatCompletionsEvents : ISimulatedEventWriter
{
    private readonly byte[] _head;
    private readonly byte[] _afterDelta;
    private readonly byte[] _usage;
    private readonly string _usageNull;
    private readonly bool _reasons;
    private readonly SimulatedAnswer _answer;
    private int _call = -1;

    public ChatCompletionsEvents(SimulatedAnswer answer)
    {
        _answer = answer;

        // {"id":"chatcmpl-…","object":"chat.completion.chunk","created":…,"model":"…","service_tier":"default","system_fingerprint":"fp_simulated",
        var start = $"data: {{\"id\":\"{ChatCompletionsBodies.Id(answer)}\",\"object\":\"chat.completion.chunk\",\"created\":{answer.Created.ToUnixTimeSeconds()},"
            + $"\"model\":\"{SimulatedJson.Escape(answer.Request.Model)}\",\"service_tier\":\"default\",\"system_fingerprint\":\"fp_simulated\",\"choices\":";
        var usage = Encoding.UTF8.GetString(SimulatedJson.Write(json => ChatCompletionsBodies.WriteUsage(json, answer)));
        _usageNull = answer.Request.IncludeUsage ? ",\"usage\":null" : "";
        _head = Encoding.UTF8.GetBytes(start + "[{\"index\":0,\"delta\":{");
        _afterDelta = Encoding.UTF8.GetBytes($"\"}},\"logprobs\":null,\"finish_reason\":null}}]{_usageNull}}}\n\n");
        _usage = answer.Request.IncludeUsage ? Encoding.UTF8.GetBytes($"{start}[],\"usage\":{usage}}}\n\n") : [];
        _reasons = answer.Plan.ReasoningTokens > 0;
    }

    public void Write(in SimulatedStep step, IBufferWriter<byte> output)
    {
        switch (step.Kind)
        {
            case SimulatedStepKind.Start when _reasons:
                WriteDelta(output, "\"role\":\"assistant\",\"content\":null,\"reasoning_content\":\""u8, "");
                break;
            case SimulatedStepKind.Start:
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
            case SimulatedStepKind.Call:
                WriteCall(output, $"\"id\":\"{_answer.CallId(ChatCompletionsBodies.CallPrefix, ++_call)}\",\"type\":\"function\",\"function\":{{\"name\":\"{SimulatedJson.Escape(step.Text)}\",\"arguments\":\"\"}}");
                break;
            case SimulatedStepKind.Arguments:
                WriteCall(output, $"\"function\":{{\"arguments\":\"{SimulatedJson.Escape(step.Text)}\"}}");
                break;
            case SimulatedStepKind.CallEnd:
                break;
            case SimulatedStepKind.Finish:
                output.Write(_head);
                WriteFinish(output, step.Text);
                output.Write(_usage);
                output.Write("data: [DONE]\n\n"u8);
                break;
            default:
                output.Write("data: "u8);
                output.Write(ChatCompletionsBodies.Error(SimulatedDialect.ChatCompletions.Refusals.Failed()));
                output.Write("\n\n"u8);
                break;
        }
    }

    private void WriteDelta(IBufferWriter<byte> output, ReadOnlySpan<byte> opening, string text)
    {
        output.Write(_head);
        output.Write(opening);
        output.Write(SimulatedJson.Escape(text).EncodedUtf8Bytes);
        output.Write(_afterDelta);
    }

    private void WriteCall(IBufferWriter<byte> output, string members)
    {
        output.Write(_head);
        Encoding.UTF8.GetBytes($"\"tool_calls\":[{{\"index\":{_call},{members}}}]", output);
        WriteFinish(output, null);
    }

    private void WriteFinish(IBufferWriter<byte> output, string? reason)
        => output.Write(Encoding.UTF8.GetBytes($"}},\"logprobs\":null,\"finish_reason\":{(reason is null ? "null" : $"\"{reason}\"")}}}]{_usageNull}}}\n\n"));
}
