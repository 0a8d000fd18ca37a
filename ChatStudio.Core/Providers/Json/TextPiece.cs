namespace ChatStudio.Core.Providers.Json;

/// <summary>
/// Keeps text well-formed across chunks: half of an emoji at the end of one (<c>"\ud83d"</c>) waits for the other half at the
/// beginning of the next (<c>"\ude00"</c>), so that no update ever holds half a character.
/// </summary>
internal struct TextPiece
{
    private char _half;

    public string Add(string? text)
    {
        if (text is not { Length: > 0 })
        {
            return "";
        }

        if (_half == 0 && !char.IsLowSurrogate(text[0]) && !char.IsHighSurrogate(text[^1]))
        {
            return text;
        }

        if (_half != 0)
        {
            text = (char.IsLowSurrogate(text[0]) ? _half : '\uFFFD') + text;
            _half = '\0';
        }
        else if (char.IsLowSurrogate(text[0]))
        {
            text = '\uFFFD' + text[1..];
        }

        if (char.IsHighSurrogate(text[^1]))
        {
            _half = text[^1];
            text = text[..^1];
        }

        return text;
    }

    /// <summary>The end: a half that never found its partner becomes U+FFFD.</summary>
    public string Rest()
    {
        var rest = _half == 0 ? "" : "\uFFFD";
        _half = '\0';
        return rest;
    }
}
