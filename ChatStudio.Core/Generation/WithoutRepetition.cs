using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Generation;

/// <summary>Cuts from a stream what it repeats. Updates keep their slices and their times; while it is open how long the repetition is they are held back.</summary>
internal static class WithoutRepetition
{
    public static async IAsyncEnumerable<ChatResponseUpdate> ReadAsync(
        IAsyncEnumerable<ChatResponseUpdate> updates, IRepetition repetition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var held = new List<ChatResponseUpdate>();
        var arrived = new StringBuilder();
        var isDecided = false;
        ExceptionDispatchInfo? thrown = null;
        await using var source = updates.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await source.MoveNextAsync().ConfigureAwait(false))
                {
                    break;
                }
            }
            catch (Exception e)
            {
                // What was held back had arrived.
                thrown = ExceptionDispatchInfo.Capture(e);
                break;
            }

            var update = source.Current;
            if (isDecided || (held.Count == 0 && update.Text.Length == 0))
            {
                yield return update;
                continue;
            }

            held.Add(update);
            arrived.Append(update.Text);
            if (!repetition.MayGoOn(arrived.ToString()))
            {
                isDecided = true;
                Cut(held, repetition.LengthIn(arrived.ToString()));
                foreach (var ready in held)
                {
                    yield return ready;
                }
            }
        }

        if (!isDecided)
        {
            Cut(held, repetition.LengthIn(arrived.ToString()));
            foreach (var ready in held)
            {
                yield return ready;
            }
        }

        thrown?.Throw();
    }

    private static void Cut(List<ChatResponseUpdate> updates, int length)
    {
        foreach (var update in updates)
        {
            var kept = new List<AIContent>(update.Contents.Count);
            foreach (var content in update.Contents)
            {
                if (length == 0 || content is not TextContent text)
                {
                    kept.Add(content);
                }
                else if (text.Text.Length <= length)
                {
                    length -= text.Text.Length;
                }
                else
                {
                    kept.Add(new TextContent(text.Text[length..]));
                    length = 0;
                }
            }

            update.Contents = kept;
        }
    }
}
