namespace ChatStudio.Web.Commands;

/// <summary>
/// The commands of one tab. Each feature adds its own while it is on the page, and the palette offers what applies. Scoped to the circuit
/// and used on its renderer only.
/// </summary>
public sealed class CommandRegistry
{
    private readonly List<Command> _commands = [];
    private readonly List<ModelTarget> _targets = [];

    /// <summary>What would do something now, in the order it was added. Of two with the same id the later one counts.</summary>
    public IReadOnlyList<Command> Applicable
        => [.. _commands.Where(command => _commands.FindLast(other => other.Id == command.Id) == command && command.Applies())];

    /// <summary>Where a model can be picked; null where no chat is open.</summary>
    public ModelTarget? Target => _targets.LastOrDefault();

    /// <summary>Offers commands until the result is disposed.</summary>
    public IDisposable Add(params IReadOnlyList<Command> commands)
    {
        _commands.AddRange(commands);
        return new Entry(() => _commands.RemoveAll(commands.Contains));
    }

    /// <summary>Lets models be picked until the result is disposed.</summary>
    public IDisposable Add(ModelTarget target)
    {
        _targets.Add(target);
        return new Entry(() => _targets.Remove(target));
    }

    private sealed class Entry(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}
