namespace ChatStudio.Core.Providers.Simulated;

/// <summary>
/// Remembers which turns were refused with 429 and may come through the next time. Holds at most 1,024 of them: a turn that
/// nobody tried again is forgotten and would simply be refused once more.
/// </summary>
internal sealed class RateLimitedTurns
{
    private const int Capacity = 1024;

    private readonly Lock _lock = new();
    private readonly Queue<ulong> _oldest = new();
    private readonly HashSet<ulong> _refused = [];

    /// <summary>True for the first attempt of a turn, which is to be refused; false for the one after it.</summary>
    public bool IsFirstAttempt(ulong fingerprint)
    {
        lock (_lock)
        {
            if (_refused.Remove(fingerprint))
            {
                return false;
            }

            _refused.Add(fingerprint);
            _oldest.Enqueue(fingerprint);
            if (_oldest.Count > Capacity)
            {
                _refused.Remove(_oldest.Dequeue());
            }

            return true;
        }
    }
}
