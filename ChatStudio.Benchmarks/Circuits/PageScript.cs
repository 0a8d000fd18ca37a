using System.Text.Json;

namespace ChatStudio.Benchmarks.Circuits;

/// <summary>
/// Stands in for the scripts of a page: answers the calls that the server makes into it and makes those that the real modules make in
/// return (the theme, the width of a desktop window, "this can be seen").
/// </summary>
internal sealed class PageScript
{
    private const int HiddenElements = 2;

    // From an object's id to the module it is; everything else is some object that a module handed out.
    private readonly Dictionary<long, string> _modules = [];
    private long _lastObject;
    private readonly HashSet<string> _watched = [];

    /// <returns>The result as JSON, and the call that follows from it: the .NET object, its method and the arguments as JSON.</returns>
    public (string Result, (long Object, string Method, string Arguments)? Then) Answer(string function, string arguments, int resultType, long target)
    {
        if (resultType == 1)
        {
            // A reference: an import, or an object that a module hands out.
            var id = ++_lastObject;
            using var imported = JsonDocument.Parse(arguments);
            if (function == "import")
            {
                _modules[id] = imported.RootElement[0].GetString()!;
            }

            return ($$"""{"__jsObjectId":{{id}}}""", function == "watch" ? Call(imported.RootElement, 1, "Changed", IsSeen(imported.RootElement[0]) ? "[true]" : "[false]") : null);
        }

        var then = default((long, string, string)?);
        if (function == "start")
        {
            using var started = JsonDocument.Parse(arguments);
            then = _modules.GetValueOrDefault(target) switch
            {
                "./js/theme.js" => Call(started.RootElement, 0, "Changed", """["system",false]"""),
                "./js/shell.js" => Call(started.RootElement, 0, "WidthChanged", "[true,true]"),
                _ => null,
            };
        }

        return (function is "draw" or "copy" or "areSingleKeysOn" ? "false" : "null", then);
    }

    // At the width of a desktop the strip above the transcript and the trace in it are not displayed; they are the first to ask.
    private bool IsSeen(JsonElement element)
    {
        _watched.Add(element.GetProperty("__internalId").GetString()!);
        return _watched.Count > HiddenElements;
    }

    // {"__dotNetObject":7}
    private static (long, string, string)? Call(JsonElement arguments, int index, string method, string parameters)
        => (arguments[index].GetProperty("__dotNetObject").GetInt64(), method, parameters);
}
