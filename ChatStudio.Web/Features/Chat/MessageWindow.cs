namespace ChatStudio.Web.Features.Chat;

/// <summary>
/// Which messages of a conversation are on the page. A long conversation opens at its end; the rest comes in steps as the reader scrolls,
/// and what is far away goes, so that neither the circuit nor the browser ever holds all of it.
/// </summary>
public sealed class MessageWindow
{
    /// <summary>Messages that come at once, when a conversation opens and when the reader nears an edge: about three screens.</summary>
    public const int Step = 20;

    /// <summary>Messages on the page at the most while the reader scrolls.</summary>
    public const int Most = 60;

    // Messages on the page while answers come in and nobody scrolls: nothing may go from under the reader's eyes.
    private const int MostWhileGrowing = 2 * Most;

    private bool _hasOpened;

    /// <summary>Messages of the path.</summary>
    public int Count { get; private set; }

    /// <summary>Index of the first message shown; even, so that a prompt and its answer come together.</summary>
    public int From { get; private set; }

    /// <summary>Index after the last message shown.</summary>
    public int To { get; private set; }

    /// <summary>How many there are above.</summary>
    public int Earlier => From;

    /// <summary>How many there are below.</summary>
    public int Later => Count - To;

    /// <summary>Takes in a path that has grown or that another branch has replaced. At the end it stays at the end.</summary>
    public void Fit(int count)
    {
        var wasAtEnd = Later == 0;
        Count = count;
        if (!_hasOpened || From >= count)
        {
            _hasOpened = true;
            Show(count - Step, count);
        }
        else
        {
            var to = wasAtEnd ? count : Math.Min(To, count);
            Show(to - From > MostWhileGrowing ? to - Most : From, to);
        }
    }

    public void ShowEarlier() => Show(From - Step, Math.Min(To, Math.Max(0, From - Step) + Most));

    public void ShowLater() => Show(Math.Max(From, Math.Min(Count, To + Step) - Most), To + Step);

    /// <summary>Goes to the end. Does nothing where it is shown already.</summary>
    public void ShowLatest()
    {
        if (Later > 0 || To - From > Most)
        {
            Show(Count - Step, Count);
        }
    }

    /// <summary>Goes to one message. Does nothing where it is shown already, or not of this path.</summary>
    public void ShowAround(int index)
    {
        if (index >= 0 && index < Count && (index < From || index >= To))
        {
            Show(index - Step / 2, index + Step / 2);
        }
    }

    private void Show(int from, int to)
    {
        from = Math.Max(0, from);
        From = from - from % 2;
        To = Math.Clamp(to, From, Count);
    }
}
