using ChatStudio.Core.Providers.Http;

namespace ChatStudio.Core.Providers.Streaming;

/// <summary>What one frame of an answer says. There is one instance per stream, filled anew for each frame; nobody keeps it.</summary>
internal abstract class AnswerFrame
{
    /// <summary><see cref="TimeProvider.GetTimestamp"/> when its last bytes arrived.</summary>
    public long ArrivedAt { get; set; }

    /// <summary>The protocol's last word: nothing behind it belongs to the answer.</summary>
    public bool IsDone { get; set; }

    /// <summary>The server says that it failed, in whatever shape. What came before stays.</summary>
    public ProviderErrorBody? Error { get; set; }

    public virtual void Clear()
    {
        IsDone = false;
        Error = null;
    }
}
