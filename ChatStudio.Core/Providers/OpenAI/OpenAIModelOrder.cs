using System.Text.RegularExpressions;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>
/// The order in which to offer listed models. Lists also hold embedding, image and audio models and nothing says which ones can
/// chat; names that tell are moved to the end, never hidden. OpenAI's own list comes unsorted: newest first there, and a current
/// small model at the very front, because the first one is what a new chat starts with.
/// </summary>
internal static partial class OpenAIModelOrder
{
    public static IEnumerable<OpenAIListedModel> Sort(IReadOnlyList<OpenAIListedModel> models, bool isOpenAI)
    {
        var chat = models.Where(model => !OtherKind().IsMatch(model.Id)).ToList();
        if (isOpenAI)
        {
            chat = [.. chat.OrderByDescending(model => model.Created)];
            if (chat.Find(model => SmallModel().IsMatch(model.Id)) is { } small)
            {
                chat.Remove(small);
                chat.Insert(0, small);
            }
        }

        return chat.Concat(models.Where(model => OtherKind().IsMatch(model.Id)));
    }

    [GeneratedRegex("embed|whisper|tts|dall-e|moderation|image|audio|realtime|transcribe|speech|sora|rerank|davinci|babbage|guard|search-|-search|deep-research|instruct-0914|computer-use|codex", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherKind();

    [GeneratedRegex(@"^gpt-[\d.]+o?-mini$", RegexOptions.CultureInvariant)]
    private static partial Regex SmallModel();
}
