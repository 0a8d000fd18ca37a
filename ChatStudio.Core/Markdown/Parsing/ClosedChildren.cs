using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>The children of a container that are closed, and where those came from whose text a later definition may change.</summary>
internal sealed class ClosedChildren<T>
    where T : class
{
    private readonly List<Block?> sources = [];

    /// <summary>Only ever appended to: what has been shown of it stays as it is.</summary>
    public List<T> Values { get; private set; } = [];

    public bool HasLabels { get; private set; }

    public void Add(T value, Block source, bool hasLabels)
    {
        Values.Add(value);
        sources.Add(hasLabels ? source : null);
        HasLabels |= hasLabels;
    }

    /// <returns>Whether a child is another one now.</returns>
    public bool Renew(Func<Block, object?> renew)
    {
        List<T>? renewed = null;
        for (var i = 0; HasLabels && i < sources.Count; i++)
        {
            if (sources[i] is { } source && renew(source) is T value && !ReferenceEquals(value, Values[i]))
            {
                renewed ??= [.. Values];
                renewed[i] = value;
            }
        }

        Values = renewed ?? Values;
        return renewed is not null;
    }
}
