namespace ChatStudio.Core.Providers;

/// <summary>Signatures: hue and shape of a model's marks.</summary>
public static class ModelSlots
{
    /// <summary>They are numbered from 1.</summary>
    public const int Count = 6;

    /// <summary>The lowest of those used least, so that models look different as long as they can.</summary>
    internal static int Next(IEnumerable<int> used)
    {
        var uses = new int[Count + 1];
        foreach (var slot in used)
        {
            uses[slot]++;
        }

        return Enumerable.Range(1, Count).MinBy(slot => uses[slot]);
    }
}
