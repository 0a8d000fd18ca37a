using ChatStudio.Tests.Support;
using static ChatStudio.Tests.Support.CannedAnswer;

namespace ChatStudio.Tests.Providers.OpenAI;

public sealed class OpenAIStreamProperties : StreamProperties
{
    protected override string Recorded => "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Héllo 😀\",\"reasoning\":\"x\"},\"finish_reason\":null}],\"usage\":null}\n\n"
        + ": ping\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"t\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":\\\"\\ud83d\\\"}\"}}]},\"finish_reason\":\"stop\"}],\"x_groq\":{\"usage\":{\"prompt_tokens\":1}}}\n\ndata: [DONE]\n\n";

    protected override string[] Tokens => ["\"error\":", "\"choices\":["];

    protected override string Stream(IEnumerable<string> texts) => Events([.. texts.Select(text => Delta($$"""{"content":{{text}}}""")), Stop, Done]);

    protected override Task<Transcript> ReadAsync(Stream body) => CannedAnswer.ReadAsync(body);
}
