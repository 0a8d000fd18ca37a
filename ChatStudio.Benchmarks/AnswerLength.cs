using Microsoft.Extensions.AI;

namespace ChatStudio.Benchmarks;

/// <summary>Reads a whole answer through a client and counts its characters, so that nothing of it can be left out.</summary>
internal static class AnswerLength
{
    public static async Task<int> OfAsync(IChatClient client)
    {
        var characters = 0;
        await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Hi")]))
        {
            for (var i = 0; i < update.Contents.Count; i++)
            {
                characters += update.Contents[i] is TextContent text ? text.Text.Length : 0;
            }
        }

        return characters;
    }
}
