using System.Globalization;
using System.Web;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>
/// <code>GET /v1/models?limit=2&amp;after_id=steady-50 → {"data":[{"type":"model","id":"fast-400",…},…],"has_more":true,"first_id":"fast-400","last_id":"reasoning-first"}</code>
/// </summary>
internal static class MessagesModels
{
    private const int DefaultLimit = 20;
    private const int LargestLimit = 1000;

    /// <exception cref="SimulatedRefusalException">The limit is out of range, or there is no such model to go on from.</exception>
    public static byte[] Page(string query)
    {
        var asked = HttpUtility.ParseQueryString(query);
        var limit = Limit(asked["limit"]);
        var rest = After(asked["after_id"]);
        var page = rest.Take(limit).ToArray();
        return SimulatedJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            foreach (var model in page)
            {
                Write(json, model);
            }

            json.WriteEndArray();
            json.WriteBoolean("has_more", rest.Count > page.Length);
            json.WriteString("first_id", page.FirstOrDefault()?.ModelId);
            json.WriteString("last_id", page.LastOrDefault()?.ModelId);
            json.WriteEndObject();
        });
    }

    private static int Limit(string? asked)
        => asked is null ? DefaultLimit
            : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= LargestLimit ? limit
            : throw MessagesRefusals.BadRequest($"limit: Input should be a whole number from 1 to {LargestLimit}");

    private static IReadOnlyList<ModelInfo> After(string? id)
    {
        if (id is null)
        {
            return SimulatedModels.All;
        }

        return SimulatedModels.All.Any(model => model.ModelId == id)
            ? [.. SimulatedModels.All.SkipWhile(model => model.ModelId != id).Skip(1)]
            : throw MessagesRefusals.BadRequest("after_id: no such model");
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, ModelInfo model)
    {
        json.WriteStartObject();
        json.WriteString("type", "model");
        json.WriteString("id", model.ModelId);
        json.WriteString("display_name", model.ModelId);
        json.WriteString("created_at", "2026-11-01T00:00:00Z");
        json.WriteNumber("max_input_tokens", SimulatedModels.ContextWindow);
        json.WriteNumber("max_tokens", SimulatedModels.ContextWindow);
        json.WriteStartObject("capabilities");
        json.WriteStartObject("thinking");
        var thinks = SimulatedModels.Reasons(model.ModelId);
        json.WriteBoolean("supported", thinks);
        json.WriteStartObject("types");
        foreach (var type in (ReadOnlySpan<string>)["enabled", "adaptive"])
        {
            json.WriteStartObject(type);
            json.WriteBoolean("supported", thinks);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
