using System.Text;

namespace ChatStudio.Benchmarks;

/// <summary>A stream as an Ollama server shapes it, about 130 bytes a line.</summary>
internal static class RecordedLines
{
    public static byte[] Body { get; } = Build();

    private static byte[] Build()
    {
        var body = new StringBuilder();
        for (var i = 0; i < RecordedChat.Chunks; i++)
        {
            body.Append($"{{\"model\":\"qwen3:4b\",\"created_at\":\"2026-08-04T19:59:02.{i:000000}Z\",\"message\":{{\"role\":\"assistant\",\"content\":\"{RecordedChat.Token(i)}\"}},\"done\":false}}\n");
        }

        return Encoding.UTF8.GetBytes(body + "{\"model\":\"qwen3:4b\",\"created_at\":\"2026-08-04T19:59:03.854866Z\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\",\"total_duration\":4883583458,\"load_duration\":1334875,\"prompt_eval_count\":26,\"prompt_eval_duration\":342546000,\"eval_count\":10000,\"eval_duration\":4535599000}\n");
    }
}
