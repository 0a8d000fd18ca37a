using System.Text;
using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.OpenAI.Responses;

/// <summary>
/// Puts tool calls together, each told once. What a <c>.done</c> or the item itself says wins over the slices: LM Studio sends
/// no slices at all.
/// </summary>
internal sealed class ResponsesCalls
{
    private readonly SortedDictionary<int, Call> _calls = [];

    public bool HasAny => _calls.Count > 0;

    /// <summary>Takes in a slice; returns how many characters it brought.</summary>
    public int Add(int index, string? slice)
    {
        At(index).Slices.Append(slice);
        return slice?.Length ?? 0;
    }

    /// <summary>Takes in the arguments as a whole; returns how many characters that is more than what was known of them.</summary>
    public int Complete(int index, string? arguments)
    {
        if (arguments is not { Length: > 0 })
        {
            return 0;
        }

        var call = At(index);
        var known = Math.Max(call.Slices.Length, call.Final?.Length ?? 0);
        call.Final = arguments;
        return Math.Max(0, arguments.Length - known);
    }

    /// <summary>Takes in what an item says of its call, as far as it says it; returns the same.</summary>
    public int Describe(int index, ResponsesItem item)
    {
        var call = At(index);
        call.Id = item.CallId is { Length: > 0 } id ? id : call.Id;
        call.Name = item.Name is { Length: > 0 } name ? name : call.Name;
        return Complete(index, item.Arguments);
    }

    /// <summary>The call at this place; null when it has been told.</summary>
    public FunctionCallContent? Tell(int index)
    {
        var call = At(index);
        if (call.IsTold)
        {
            return null;
        }

        call.IsTold = true;
        return ToolArguments.Call(call.Id ?? $"call_{_calls.Keys.TakeWhile(key => key <= index).Count()}", call.Name ?? "", call.Final ?? call.Slices.ToString());
    }

    /// <summary>A call as the finished response names it; null when it has been told.</summary>
    public FunctionCallContent? TellMissing(ResponsesItem item)
    {
        var index = _calls.FirstOrDefault(known => known.Value.Id == item.CallId, new(_calls.Count == 0 ? 0 : _calls.Keys.Max() + 1, new())).Key;
        Describe(index, item);
        return Tell(index);
    }

    /// <summary>Calls whose item never finished, in order.</summary>
    public IEnumerable<FunctionCallContent> TellRest() => [.. _calls.Keys.Select(Tell).OfType<FunctionCallContent>()];

    private Call At(int index)
    {
        if (!_calls.TryGetValue(index, out var call))
        {
            _calls.Add(index, call = new());
        }

        return call;
    }

    private sealed class Call
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public string? Final { get; set; }

        public StringBuilder Slices { get; } = new();

        public bool IsTold { get; set; }
    }
}
