using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>
/// <code>GET /api/tags → {"models":[{"name":"steady-50","model":"steady-50","modified_at":"…","size":0,"digest":"…","details":{…},"capabilities":["completion","tools"]}]}</code>
/// <code>POST /api/show {"model":"steady-50"} → {"details":{…},"model_info":{"general.architecture":"script","script.context_length":131072},"capabilities":["completion","tools"]}</code>
/// </summary>
internal static class OllamaModels
{
    private const string Family = "script";
    private const string Modified = "2026-11-01T00:00:00Z";

    public static byte[] Version() => "{\"version\":\"0.0.0-simulated\"}"u8.ToArray();

    public static byte[] List() => SimulatedJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("models");
        foreach (var model in SimulatedModels.All)
        {
            json.WriteStartObject();
            json.WriteString("name", model.ModelId);
            json.WriteString("model", model.ModelId);
            json.WriteString("modified_at", Modified);
            json.WriteNumber("size", 0);
            json.WriteString("digest", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(model.ModelId))));
            WriteDetails(json);
            WriteCapabilities(json, model.ModelId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <exception cref="SimulatedRefusalException">No model is named, or there is none of that name.</exception>
    public static byte[] Show(ReadOnlyMemory<byte> body)
    {
        var name = Name(body);
        if (!SimulatedModels.TryFind(name, out _))
        {
            throw SimulatedDialect.Ollama.Refusals.UnknownModel(name);
        }

        return SimulatedJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("modified_at", Modified);
            WriteDetails(json);
            json.WriteStartObject("model_info");
            json.WriteString("general.architecture", Family);
            json.WriteNumber($"{Family}.context_length", SimulatedModels.ContextWindow);
            json.WriteEndObject();
            WriteCapabilities(json, name);
            json.WriteEndObject();
        });
    }

    // {"model":"…"}, formerly {"name":"…"}
    private static string Name(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return RequestJson.Text(document.RootElement, "model") ?? RequestJson.Text(document.RootElement, "name") ?? throw OllamaRefusals.BadRequest("model is required");
        }
        catch (JsonException e)
        {
            throw OllamaRefusals.BadRequest("the request body is not valid JSON", e);
        }
    }

    private static void WriteDetails(Utf8JsonWriter json)
    {
        json.WriteStartObject("details");
        json.WriteString("format", "");
        json.WriteString("family", Family);
        json.WriteStartArray("families");
        json.WriteStringValue(Family);
        json.WriteEndArray();
        json.WriteString("parameter_size", "");
        json.WriteString("quantization_level", "");
        json.WriteEndObject();
    }

    private static void WriteCapabilities(Utf8JsonWriter json, string model)
    {
        json.WriteStartArray("capabilities");
        json.WriteStringValue("completion");
        json.WriteStringValue("tools");
        if (SimulatedModels.Reasons(model))
        {
            json.WriteStringValue("thinking");
        }

        json.WriteEndArray();
    }
}
