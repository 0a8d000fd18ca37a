using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers;

/// <summary>Carries an <see cref="IRequestObserver"/> in <see cref="ChatOptions"/>.</summary>
public static class ChatOptionsObserverExtensions
{
    private const string Key = "chatstudio.request_observer";

    public static ChatOptions WithObserver(this ChatOptions options, IRequestObserver observer)
    {
        (options.AdditionalProperties ??= [])[Key] = observer;
        return options;
    }

    public static IRequestObserver? GetObserver(this ChatOptions? options)
        => options?.AdditionalProperties?.TryGetValue(Key, out var value) == true ? value as IRequestObserver : null;
}
