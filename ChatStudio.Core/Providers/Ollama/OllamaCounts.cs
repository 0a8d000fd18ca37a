using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Ollama;

/// <summary>Tokens and nanoseconds of an answer. The server leaves out what is zero: a prompt that was all in its cache has no count.</summary>
internal struct OllamaCounts
{
    public long? Prompt;
    public long? Output;
    public long? TotalDuration;
    public long? LoadDuration;
    public long? PromptDuration;
    public long? OutputDuration;

    public readonly bool IsEmpty => Prompt is null && Output is null;

    /// <summary>The durations under the names they have on the wire, in nanoseconds.</summary>
    public readonly IEnumerable<(string Name, long Nanoseconds)> Durations
    {
        get
        {
            (string, long?)[] all = [("total_duration", TotalDuration), ("load_duration", LoadDuration), ("prompt_eval_duration", PromptDuration), ("eval_duration", OutputDuration)];
            return all.Where(duration => duration.Item2 is not null).Select(duration => (duration.Item1, duration.Item2!.Value));
        }
    }

    public readonly UsageDetails Details()
    {
        var details = new UsageDetails
        {
            InputTokenCount = Prompt,
            OutputTokenCount = Output,
            TotalTokenCount = (Prompt ?? 0) + (Output ?? 0),
        };
        foreach (var (name, nanoseconds) in Durations)
        {
            (details.AdditionalCounts ??= [])[name] = nanoseconds;
        }

        return details;
    }
}
