using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers;

/// <summary>Marks a request that nobody waits for.</summary>
public static class ChatOptionsBackgroundExtensions
{
    private const string Key = "chatstudio.background";

    /// <summary>
    /// The request is sent once and never again, gives way with an <see cref="OperationCanceledException"/> when another needs the last
    /// stream of the connection, and what its model refuses of it is not remembered.
    /// </summary>
    public static ChatOptions InBackground(this ChatOptions options)
    {
        (options.AdditionalProperties ??= [])[Key] = true;
        return options;
    }

    public static bool IsInBackground(this ChatOptions? options)
        => options?.AdditionalProperties?.TryGetValue(Key, out bool value) == true && value;
}
