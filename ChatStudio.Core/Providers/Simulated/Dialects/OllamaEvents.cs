using System.Buffers;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>Writes the lines of one Ollama stream. With the headers there is nothing to say yet, and a call comes when it is whole.</summary>
internal sealed class OllamaEvents(SimulatedAnswer answer) : ISimulatedEventWriter
{
    private int _call = -1;

    public void Write(in SimulatedStep step, IBufferWriter<byte> output)
    {
        var line = step.Kind switch
        {
            SimulatedStepKind.Start or SimulatedStepKind.Call or SimulatedStepKind.Arguments => [],
            SimulatedStepKind.Reasoning => OllamaBodies.Line(answer, step.Due, step.Text, "", [], done: false),
            SimulatedStepKind.Text => OllamaBodies.Line(answer, step.Due, "", step.Text, [], done: false),
            SimulatedStepKind.CallEnd => OllamaBodies.Line(answer, step.Due, "", "", [answer.Calls[++_call]], done: false),
            SimulatedStepKind.Finish => OllamaBodies.Line(answer, step.Due, "", "", [], done: true),
            _ => OllamaBodies.Error(SimulatedDialect.Ollama.Refusals.Failed()),
        };
        if (line.Length > 0)
        {
            output.Write(line);
            output.Write("\n"u8);
        }
    }
}
