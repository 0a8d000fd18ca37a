using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Json;

/// <summary>
/// A citation, or a list of them, in every dialect's shape:
/// <code>"https://…" · {"type":"web_search_result_location","url":"https://…","title":"…","cited_text":"…"} · {"type":"char_location","document_title":"…"} · {"type":"url_citation","url_citation":{"url":"https://…","title":"…"}} · {"type":"file_citation","filename":"a.pdf","file_id":"file-1"}</code>
/// </summary>
internal static class CitationJson
{
    public static void Read(ref Utf8JsonReader reader, ref List<AIAnnotation>? citations)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    Read(ref reader, ref citations);
                }

                break;
            case JsonTokenType.StartObject:
                var citation = new CitationAnnotation();
                ReadMembers(ref reader, citation);
                (citations ??= []).Add(citation);
                break;
            case JsonTokenType.String when Address(ref reader) is { } url:
                (citations ??= []).Add(new CitationAnnotation { Url = url });
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static void ReadMembers(ref Utf8JsonReader reader, CitationAnnotation citation)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isNested = reader.ValueTextEquals("url_citation"u8) || reader.ValueTextEquals("file_citation"u8);
            if (reader.ValueTextEquals("url"u8) || reader.ValueTextEquals("source"u8))
            {
                reader.Read();
                citation.Url = Address(ref reader) ?? citation.Url;
            }
            else if (reader.ValueTextEquals("title"u8) || reader.ValueTextEquals("document_title"u8) || reader.ValueTextEquals("filename"u8))
            {
                reader.Read();
                citation.Title = JsonText.ReadString(ref reader) ?? citation.Title;
            }
            else if (reader.ValueTextEquals("cited_text"u8))
            {
                reader.Read();
                citation.Snippet = JsonText.ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("file_id"u8))
            {
                reader.Read();
                citation.FileId = JsonText.ReadString(ref reader);
            }
            else if (reader.Read() && isNested && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadMembers(ref reader, citation);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static Uri? Address(ref Utf8JsonReader reader) => Uri.TryCreate(JsonText.ReadString(ref reader), UriKind.Absolute, out var url) ? url : null;
}
