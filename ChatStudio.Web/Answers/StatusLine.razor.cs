namespace ChatStudio.Web.Answers;

/// <summary>
/// Words for the screen reader, one after the other. A text stands for at least a second: two in one render batch, as of an
/// answer that starts and ends at once, would be heard as the last of them.
/// </summary>
public sealed partial class StatusLine
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    private readonly Queue<string> _next = new();
    private string _words = "";
    private int _count;

    /// <summary>A text has stood for less than a second.</summary>
    internal bool IsFresh { get; private set; }

    /// <summary>Shows the words now, or after those that were said before. Empty words end what stands there without a sound.</summary>
    public void Say(string words)
    {
        _next.Enqueue(words);
        if (!IsFresh)
        {
            IsFresh = true;
            Show();
            StartTicking(Least);
        }
    }

    /// <summary>Takes back what was not shown yet and empties the line, for another conversation.</summary>
    public void Clear()
    {
        _next.Clear();
        _words = "";
        StateHasChanged();
    }

    protected override void OnTick()
    {
        if (_next.Count > 0)
        {
            Show();
        }
        else if (IsFresh)
        {
            IsFresh = false;
            _ = StopTickingAsync().AsTask();
        }
    }

    private void Show()
    {
        _words = _next.Dequeue();
        _count++;
        StateHasChanged();
    }
}
