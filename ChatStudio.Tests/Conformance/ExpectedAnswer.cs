using System.Text.Json;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conformance;

/// <summary>Compares what a stream told with the manifest's <c>expected</c>, or with one of the readings it also accepts.</summary>
public static class ExpectedAnswer
{
    /// <summary>What differs; empty when a reading agrees.</summary>
    public static string Difference(JsonElement testCase, Transcript actual)
    {
        var expected = testCase.GetProperty("expected");
        var readings = new List<JsonElement?> { null };
        if (testCase.TryGetProperty("adjudicated", out var adjudicated) && adjudicated.TryGetProperty("alsoAcceptable", out var others))
        {
            readings.AddRange(others.EnumerateArray().Select(other => (JsonElement?)other));
        }

        var differences = readings.Select(reading => string.Join("; ", Differences(expected, reading, actual))).ToArray();
        return differences.Contains("") ? "" : differences[0];
    }

    private static IEnumerable<string> Differences(JsonElement expected, JsonElement? reading, Transcript actual)
    {
        JsonElement Field(string name) => reading is { } r && r.TryGetProperty(name, out var other) ? other : expected.TryGetProperty(name, out var own) ? own : default;
        string? Text(string name) => Field(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

        var outcome = actual.Failure?.Kind switch
        {
            null => "completed",
            ProviderErrorKind.Truncated or ProviderErrorKind.Network => "cut",
            _ => "error",
        };
        var same = Compare("outcome", Text("outcome"), outcome);

        // A refusal is shown in place of the answer.
        var text = Text("text") is "<refusal text>" ? "" : Text("text");
        same = same.Concat(Compare("text", text + Text("refusal"), actual.Text));
        same = same.Concat(Compare("reasoning", Text("reasoning") ?? "", actual.Reasoning));
        same = same.Concat(Citations(Field("citations"), actual));
        if (Field("signatures") is { ValueKind: JsonValueKind.Number } signatures)
        {
            same = same.Concat(Compare("signatures", signatures.GetInt32(), actual.Protected.Count(data => !data.Contains("redacted", StringComparison.Ordinal))));
        }

        same = same.Concat(ToolCalls(Field("toolCalls"), actual));
        if (outcome == "completed")
        {
            same = same.Concat(FinishReason(Text("finishReasonRaw"), Text("finishReason"), actual.FinishReason));
            same = same.Concat(Usage(Field("usage"), actual)).Concat(Timings(Field("timings"), actual));
        }

        if (outcome == "error" && Field("error") is { ValueKind: JsonValueKind.Object } error)
        {
            same = same.Concat(Compare("error", Corpus.Text(error, "message"), actual.Failure?.ProviderMessage));
        }

        return same;
    }

    // A server that never sends a reason is completed by [DONE]; we then say stop, or tool_calls when there are calls.
    private static IEnumerable<string> FinishReason(string? raw, string? normal, string? actual)
        => raw is null && actual is "stop" or "tool_calls" || normal == actual ? [] : Compare("finish reason", raw, actual);

    private static IEnumerable<string> Usage(JsonElement expected, Transcript actual)
    {
        if (expected.ValueKind != JsonValueKind.Object)
        {
            return actual.Usage is null ? [] : [$"usage: none expected, was {actual.Usage.OutputTokenCount}"];
        }

        long? Number(string name) => expected.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;

        // The manifest keeps the raw completion_tokens; where the total says more, the rest is reasoning.
        var (input, output, total) = (Number("input"), Number("output"), Number("total"));
        var reconciled = total > input + output ? total - input : output;
        return Compare("input", input, actual.Usage?.InputTokenCount)
            .Concat(Compare("output", reconciled, actual.Usage?.OutputTokenCount))
            .Concat(Number("cacheWrite") is > 0 and var written ? Compare("cache written", written, actual.Usage?.AdditionalCounts?.GetValueOrDefault("cache_write_tokens")) : [])
            .Concat(Number("cachedInput") is { } cached ? Compare("cached", cached, actual.Usage?.CachedInputTokenCount ?? 0) : [])
            .Concat(Number("reasoning") is { } reasoning ? Compare("reasoning tokens", reasoning, actual.Usage?.ReasoningTokenCount ?? 0) : []);
    }

    // By address or title, in order of arrival.
    private static IEnumerable<string> Citations(JsonElement expected, Transcript actual)
        => expected.ValueKind == JsonValueKind.Array
            ? Compare("citations", string.Join(' ', expected.EnumerateArray().Select(e => e.GetString())), string.Join(' ', actual.Citations.Select(c => c.Url?.OriginalString ?? c.Title)))
            : [];

    private static IEnumerable<string> Timings(JsonElement expected, Transcript actual)
        => expected.ValueKind == JsonValueKind.Object
            ? expected.EnumerateObject().SelectMany(timing => Compare(timing.Name, timing.Value.GetInt64(), actual.Usage?.AdditionalCounts?.GetValueOrDefault(timing.Name)))
            : [];

    private static IEnumerable<string> ToolCalls(JsonElement expected, Transcript actual)
    {
        var calls = expected.ValueKind == JsonValueKind.Array ? expected.EnumerateArray().ToArray() : [];
        var differences = Compare("tool calls", calls.Length, actual.ToolCalls.Count);
        foreach (var (call, made) in calls.Zip(actual.ToolCalls))
        {
            var id = Corpus.Text(call, "id");
            differences = differences
                .Concat(string.IsNullOrEmpty(id) ? made.CallId.Length > 0 ? [] : ["a call without id"] : Compare("call id", id, made.CallId))
                .Concat(Compare("call name", Corpus.Text(call, "name"), made.Name))
                .Concat(Compare("arguments", Corpus.Text(call, "argumentsRaw") ?? Corpus.Text(call, "input"), made.RawRepresentation as string))
                .Concat(call.TryGetProperty("argumentsValid", out var valid) ? Compare("arguments valid", valid.GetBoolean(), made.Exception is null) : []);
        }

        return differences;
    }

    private static IEnumerable<string> Compare<T>(string what, T? expected, T? actual)
        => EqualityComparer<T>.Default.Equals(expected, actual) ? [] : [$"{what}: expected {Short(expected)}, was {Short(actual)}"];

    private static string Short(object? value) => value switch
    {
        null => "nothing",
        string { Length: > 120 } text => $"'{text[..120]}…' ({text.Length})",
        _ => $"'{value}'",
    };
}
