using System.Buffers;
using System.Text;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>
/// Writes the named events of one Messages stream: <c>message_start</c>, a block of thinking with its signature, a block of
/// text or one of each call, <c>message_delta</c> with the usage, <c>message_stop</c>; a <c>ping</c> behind the start of the first block.
/// </summary>
internal sealed class MessagesEvents(SimulatedAnswer answer) : ISimulatedEventWriter
{
    private SimulatedStepKind? _open;
    private int _index = -1;
    private int _call = -1;

    public void Write(in SimulatedStep step, IBufferWriter<byte> output)
    {
        switch (step.Kind)
        {
            case SimulatedStepKind.Start:
                WriteEvent(output, "message_start", $",\"message\":{Encoding.UTF8.GetString(MessagesBodies.Opening(answer))}");
                break;
            case SimulatedStepKind.Reasoning:
                Open(step.Kind, "\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"", output);
                if (!answer.Request.HidesReasoning)
                {
                    WriteDelta(output, "thinking_delta", "thinking", step.Text);
                }

                break;
            case SimulatedStepKind.Text:
                Open(step.Kind, "\"type\":\"text\",\"text\":\"\"", output);
                WriteDelta(output, "text_delta", "text", step.Text);
                break;
            case SimulatedStepKind.Call:
                Close(output);
                Open(
                    step.Kind,
                    $"\"type\":\"tool_use\",\"id\":\"{answer.CallId(MessagesBodies.CallPrefix, ++_call)}\",\"name\":\"{SimulatedJson.Escape(step.Text)}\",\"input\":{{}}",
                    output);
                WriteDelta(output, "input_json_delta", "partial_json", "");
                break;
            case SimulatedStepKind.Arguments:
                WriteDelta(output, "input_json_delta", "partial_json", step.Text);
                break;
            case SimulatedStepKind.CallEnd:
                Close(output);
                break;
            case SimulatedStepKind.Finish:
                Close(output);
                WriteEvent(
                    output,
                    "message_delta",
                    $",\"delta\":{{\"stop_reason\":\"{MessagesBodies.StopReason(step.Text)}\",\"stop_sequence\":null}},\"usage\":{Encoding.UTF8.GetString(MessagesBodies.Usage(answer))}");
                WriteEvent(output, "message_stop", "");
                break;
            default:
                output.Write("event: error\ndata: "u8);
                output.Write(MessagesBodies.Error(SimulatedDialect.Messages.Refusals.Failed(), answer.RequestId));
                output.Write("\n\n"u8);
                break;
        }
    }

    private void Open(SimulatedStepKind kind, string block, IBufferWriter<byte> output)
    {
        if (_open == kind)
        {
            return;
        }

        Close(output);
        _open = kind;
        WriteEvent(output, "content_block_start", $",\"index\":{++_index},\"content_block\":{{{block}}}");
        if (_index == 0)
        {
            // With a space, as the real one.
            output.Write("event: ping\ndata: {\"type\": \"ping\"}\n\n"u8);
        }
    }

    private void Close(IBufferWriter<byte> output)
    {
        if (_open is SimulatedStepKind.Reasoning)
        {
            WriteDelta(output, "signature_delta", "signature", MessagesBodies.Signature(answer));
        }

        if (_open is not null)
        {
            WriteEvent(output, "content_block_stop", $",\"index\":{_index}");
            _open = null;
        }
    }

    private void WriteDelta(IBufferWriter<byte> output, string type, string member, string text)
        => WriteEvent(output, "content_block_delta", $",\"index\":{_index},\"delta\":{{\"type\":\"{type}\",\"{member}\":\"{SimulatedJson.Escape(text)}\"}}");

    private static void WriteEvent(IBufferWriter<byte> output, string type, string members)
        => Encoding.UTF8.GetBytes($"event: {type}\ndata: {{\"type\":\"{type}\"{members}}}\n\n", output);
}
