using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ChatStudio.Core.Providers.Http;

/// <summary>
/// Which optional fields of a request a model turned out to refuse. Servers differ in this by version, so it is learned from
/// their answers and not kept in a table. One per provider, kept in memory, thread-safe.
/// </summary>
internal sealed partial class OptionalFields
{
    private readonly ConcurrentDictionary<string, FrozenSet<string>> _refused = new(StringComparer.Ordinal);

    /// <summary>Raised after a field was learned or all were forgotten, on any thread.</summary>
    public event Action? Changed;

    /// <summary>All that was learned, by model.</summary>
    public IReadOnlyList<DroppedFields> All
        => [.. _refused.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new DroppedFields(entry.Key, [.. entry.Value.Order(StringComparer.Ordinal)]))];

    /// <summary>The fields not to send to this model.</summary>
    public IReadOnlySet<string> RefusedBy(string model) => _refused.GetValueOrDefault(model, FrozenSet<string>.Empty);

    /// <summary>
    /// Learns from a 400 or 422 which of the sent fields it names, and returns them: with one the request is worth sending again
    /// without it, with none it is not. A value out of its range is the person's to correct and is not silently dropped; an error inside the
    /// conversation (<c>messages.1.content.0: Expected `thinking`</c>) is not about the fields whose names it mentions.
    /// </summary>
    /// <param name="sent">Everything optional in the request, by the names errors give it.</param>
    public IReadOnlyList<string> Learn(string model, IReadOnlySet<string> sent, string refusal)
    {
        var named = Named(sent, refusal);
        if (named.Count > 0)
        {
            _refused.AddOrUpdate(model, _ => named.ToFrozenSet(), (_, before) => before.Union(named).ToFrozenSet());
            Changed?.Invoke();
        }

        return named;
    }

    /// <summary>The same without learning it.</summary>
    public static IReadOnlyList<string> Named(IReadOnlySet<string> sent, string refusal)
    {
        if (ValueWords().IsMatch(refusal))
        {
            return [];
        }

        // The body is raw JSON: quotes around a name may be written \u0027max_tokens\u0027.
        refusal = Escapes().Replace(refusal, " ");
        // "'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead." names both; one was sent.
        return [.. sent.Where(field => Names(refusal, field))];
    }

    /// <summary>Everything is sent again, for a server that was changed; what it still refuses is learned anew.</summary>
    public void Forget()
    {
        _refused.Clear();
        Changed?.Invoke();
    }

    private static bool Names(string text, string field)
        => Regex.IsMatch(text, $@"(?<![\w]){field}(?![\w])", RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Escapes();

    [GeneratedRegex("(maximum|minimum) value|out of range|must be (between|less|greater|at (least|most))|(less|greater) than|_(above_max|below_min)_|\\bmessages\\.\\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ValueWords();
}
