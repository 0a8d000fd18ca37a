using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>A prompt on its way from the browser: UTF-8 in a stream, since hub messages are limited to 32 KB.</summary>
public static class PromptText
{
    /// <summary>4 MB, more than a million tokens.</summary>
    public const long MaxBytes = 4 * 1024 * 1024;

    public const string TooLong = "This text is longer than 4 MB. It stays here; shorten it and send it again.";

    public static async Task<string> ReadAsync(IJSStreamReference text)
    {
        await using var stream = await text.OpenReadStreamAsync(MaxBytes);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
