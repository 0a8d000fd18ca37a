using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatStudio.Core.Wire;

namespace ChatStudio.Core.Providers.Http;

/// <summary>What a provider says went wrong, whatever shape it says it in.</summary>
/// <param name="Message">The provider's words; null when there are none.</param>
/// <param name="Code">Its code, for example <c>insufficient_quota</c>; a number becomes its digits.</param>
/// <param name="Type">Its type, for example <c>invalid_request_error</c>, or Google's <c>status</c>.</param>
/// <param name="Status">An HTTP status told inside the body; null when there is none.</param>
/// <param name="Raw">The body as text, to look for names of fields in. Never shown or logged.</param>
internal sealed partial record ProviderErrorBody(string? Message, string? Code, string? Type, int? Status, string Raw)
{
    /// <summary>Longest message that is kept, in characters.</summary>
    public const int MaxMessage = 500;

    /// <summary>
    /// Reads an error body in this order: the first element of a root array; <c>error</c> as object or string; <c>message</c>
    /// as string or object; <c>detail</c> as string or list (FastAPI); else the beginning of the body.
    /// </summary>
    public static ProviderErrorBody Read(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body).Trim();
        if (text.Length == 0)
        {
            return new(null, null, null, null, text);
        }

        if (text[0] is not ('{' or '['))
        {
            return new(text[0] == '<' ? Title(text) : Cut(text), null, null, null, text);
        }

        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = WireLimits.JsonDepth });
            return Read(document.RootElement, text);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Broken or ill-formed JSON (a lone surrogate): its beginning is still the best there is to show.
            return new(Cut(text), null, null, null, text);
        }
    }

    // Error prints with its words only: the raw body may echo the request.
    public override string ToString() => $"{Code ?? Type}: {Message}";

    private static ProviderErrorBody Read(JsonElement root, string text)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            // [{"error":{"code":400,"message":"…","status":"INVALID_ARGUMENT"}}] from Google
            root = root.GetArrayLength() > 0 ? root[0] : default;
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return new(Cut(text), null, null, null, text);
        }

        var error = Member(root, "error");
        var source = error is { ValueKind: JsonValueKind.Object } inner ? inner : root;
        var message = Words(error is { ValueKind: JsonValueKind.String } ? error : null)
            ?? Words(Member(source, "message"))
            ?? Words(Member(root, "message"))
            ?? Words(Member(source, "detail"))
            ?? Words(Member(root, "detail"))
            ?? Words(Member(source, "metadata"));
        var code = Scalar(Member(source, "code")) ?? Scalar(Member(source, "error_code")) ?? Scalar(Member(root, "code"));
        var type = Scalar(Member(source, "type")) ?? Scalar(Member(source, "status"));
        return new(
            Cut(message ?? text),
            code,
            type,
            HttpStatus(code) ?? HttpStatus(Scalar(Member(source, "status_code"))) ?? HttpStatus(Scalar(Member(root, "raw_status_code"))),
            text);
    }

    private static JsonElement? Member(JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    // "text" · {"detail":[…]} · {"message":"…"} · [{"loc":["body","seed"],"msg":"Extra inputs are not permitted","type":"…"}]
    private static string? Words(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } words ? words : null,
        { ValueKind: JsonValueKind.Object } holder => Words(Member(holder, "message")) ?? Words(Member(holder, "detail")) ?? Words(Member(holder, "msg")) ?? Words(Member(holder, "raw")),
        { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() > 0 => Words(list[0]),
        _ => null,
    };

    private static string? Scalar(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } words ? Cut(words, 100) : null,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private static int? HttpStatus(string? code) => int.TryParse(code, out var status) && status is >= 400 and < 600 ? status : null;

    private static string? Title(string html)
        => TitleElement().Match(html) is { Success: true } match ? Cut("Web page: " + match.Groups[1].Value.Trim()) : "A web page.";

    private static string Cut(string text, int length = MaxMessage) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    [GeneratedRegex("<title[^>]*>([^<]{1,200})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TitleElement();
}
