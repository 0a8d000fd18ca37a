using System.Text;

namespace ChatStudio.Benchmarks;

/// <summary>A Messages stream as api.anthropic.com shapes it, with the padding it adds, about 160 bytes an event.</summary>
internal static class RecordedMessages
{
    public static byte[] Body { get; } = Build();

    private static byte[] Build()
    {
        var body = new StringBuilder();
        Event("message_start", ",\"message\":{\"id\":\"msg_01QmxBSdEbD9ZeBWDVgFDoQ5\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-sonnet-5\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{\"input_tokens\":24,\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,\"output_tokens\":1,\"service_tier\":\"standard\"}}");
        Event("content_block_start", ",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}");
        body.Append("event: ping\ndata: {\"type\": \"ping\"}\n\n");
        for (var i = 0; i < RecordedChat.Chunks; i++)
        {
            Event("content_block_delta", $",\"index\":0,\"delta\":{{\"type\":\"text_delta\",\"text\":\"{RecordedChat.Token(i)}\"}}");
        }

        Event("content_block_stop", ",\"index\":0");
        Event("message_delta", ",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":10000}");
        Event("message_stop", "");
        return Encoding.UTF8.GetBytes(body.ToString());

        void Event(string type, string members) => body.Append($"event: {type}\ndata: {{\"type\":\"{type}\"{members}{new string(' ', body.Length % 12)}}}\n\n");
    }
}
