using System.Globalization;
using System.Text;
using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>
/// Puts tool calls together, however they are sliced: many deltas per call, several calls in one chunk, a whole call in one.
/// A delta belongs to the call with its index; without an index to the one with its id; without either to the last one.
/// </summary>
internal sealed class OpenAIToolCalls
{
    private readonly List<Call> _calls = [];

    public int Count => _calls.Count;

    /// <summary>Takes in a slice; returns how many characters of arguments it brought.</summary>
    public int Add(in ToolCallSlice delta)
    {
        var call = Find(delta);
        if (call is null)
        {
            call = new() { Index = delta.Index };
            _calls.Add(call);
        }

        // Later deltas carry "" (Qwen) or repeat the values: the first that is not empty stays.
        call.Id = call.Id.Length == 0 ? delta.Id ?? "" : call.Id;
        call.Name = call.Name.Length == 0 ? delta.Name ?? "" : call.Name;
        call.Arguments.Append(delta.Arguments);
        return delta.Arguments?.Length ?? 0;
    }

    /// <summary>The calls in order.</summary>
    public IEnumerable<FunctionCallContent> Complete()
    {
        for (var i = 0; i < _calls.Count; i++)
        {
            var (id, raw) = (_calls[i].Id, _calls[i].Arguments.ToString());
            if (id.Length == 0)
            {
                id = "call_" + (i + 1).ToString(CultureInfo.InvariantCulture);
            }

            yield return ToolArguments.Call(id, _calls[i].Name, raw);
        }
    }

    private Call? Find(ToolCallSlice delta)
    {
        var id = delta.Id is { Length: > 0 } ? delta.Id : null;
        if (delta.Index is { } index)
        {
            var last = _calls.FindLast(c => c.Index == index);
            // A new id together with a name under a used index is another call: some servers number every call 0.
            return last is { Id.Length: > 0, Name.Length: > 0 } && id is not null && id != last.Id && delta.Name is { Length: > 0 } ? null : last;
        }

        if (id is not null)
        {
            return _calls.FindLast(c => c.Id == id);
        }

        // Neither index nor id: a name opens a call unless the last one still waits for its name.
        return _calls.Count > 0 && (delta.Name is not { Length: > 0 } || _calls[^1].Name.Length == 0) ? _calls[^1] : null;
    }

    private sealed class Call
    {
        public int? Index { get; init; }

        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public StringBuilder Arguments { get; } = new();
    }
}
