using System.Text;

namespace ChatStudio.Benchmarks;

/// <summary>A Chat Completions stream as api.openai.com shapes it, about 270 bytes a chunk.</summary>
internal static class RecordedChat
{
    public const int Chunks = 10_000;

    private static readonly string[] Tokens = ["The", " rate", " of", " a", " stream", ",", " measured", " in", " tokens", " per", " second", ".", "\n\n", "- **item**", " é", " 東京", "0"];

    public static byte[] Body { get; } = Build();

    /// <summary>The text of a chunk, escaped for JSON.</summary>
    public static string Token(int chunk) => Tokens[chunk % Tokens.Length].Replace("\n", "\\n", StringComparison.Ordinal);

    private static byte[] Build()
    {
        var body = new StringBuilder();
        for (var i = 0; i < Chunks - 2; i++)
        {
            body.Append(Event($$"""[{"index":0,"delta":{"content":"{{Token(i)}}"},"logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":"kf8Xw2"}"""));
        }

        body.Append(Event("""[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}],"usage":null,"obfuscation":"k"}"""));
        body.Append(Event("""[],"usage":{"prompt_tokens":24,"completion_tokens":9998,"total_tokens":10022,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0}},"obfuscation":"k"}"""));
        return Encoding.UTF8.GetBytes(body.Append("data: [DONE]\n\n").ToString());
    }

    private static string Event(string rest)
        => "data: {\"id\":\"chatcmpl-DbZtqv7hWnGp0a3rQ\",\"object\":\"chat.completion.chunk\",\"created\":1778089116,\"model\":\"gpt-5-mini-2025-08-07\",\"service_tier\":\"default\",\"system_fingerprint\":null,\"choices\":" + rest + "\n\n";
}
