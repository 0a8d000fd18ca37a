using System.Net.Http.Headers;
using ChatStudio.Core.Providers.Anthropic;
using ChatStudio.Core.Providers.Ollama;
using ChatStudio.Core.Providers.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatStudio.Benchmarks;

/// <summary>Our client of one dialect: its wire layer alone, and the whole.</summary>
/// <param name="ReadAsync">The characters of the answer.</param>
internal sealed record Ours(Func<Task<int>> ReadAsync, IChatClient Client)
{
    public static Ours OpenAI(string origin, HttpMessageHandler sockets)
    {
        var endpoint = OpenAIEndpoint.TryCreate(origin + "/v1", "key", out var created, out var problem) ? created : throw new InvalidOperationException(problem);
        return new(() => PostAsync(sockets, endpoint.Chat, ReadAsync), new OpenAIChatClient(endpoint, "m", () => new(sockets, disposeHandler: false), new(), TimeProvider.System, NullLogger<OpenAIChatClient>.Instance));

        static async Task<int> ReadAsync(Stream body)
        {
            await using var wire = new OpenAIChatWire(body, TimeProvider.System, null, CancellationToken.None);
            var characters = 0;
            while (await wire.ReadAsync())
            {
                characters += wire.Current.Choice?.Content?.Length ?? 0;
            }

            return characters;
        }
    }

    public static Ours Anthropic(string origin, HttpMessageHandler sockets)
    {
        var endpoint = AnthropicEndpoint.TryCreate(origin, "key", out var created, out var problem) ? created : throw new InvalidOperationException(problem);
        var model = new AnthropicModel("m", null, null, null, TakesBudget: false, IsAdaptive: true, Efforts: null);
        return new(
            () => PostAsync(sockets, endpoint.Chat, ReadAsync),
            new AnthropicChatClient(endpoint, "m", () => new(sockets, disposeHandler: false), new(), _ => model, TimeProvider.System, NullLogger<AnthropicChatClient>.Instance));

        static async Task<int> ReadAsync(Stream body)
        {
            await using var wire = new AnthropicWire(body, TimeProvider.System, null, CancellationToken.None);
            var characters = 0;
            while (await wire.ReadAsync())
            {
                characters += wire.Current.Piece.Text?.Length ?? 0;
            }

            return characters;
        }
    }

    public static Ours Ollama(string origin, HttpMessageHandler sockets)
    {
        var endpoint = OllamaEndpoint.TryCreate(origin, "key", out var created, out var problem) ? created : throw new InvalidOperationException(problem);
        return new(() => PostAsync(sockets, endpoint.Chat, ReadAsync), new OllamaChatClient(endpoint, "m", () => new(sockets, disposeHandler: false), new(), TimeProvider.System, NullLogger<OllamaChatClient>.Instance));

        static async Task<int> ReadAsync(Stream body)
        {
            await using var wire = new OllamaWire(body, TimeProvider.System, null, CancellationToken.None);
            var characters = 0;
            while (await wire.ReadAsync())
            {
                characters += wire.Current.Content?.Length ?? 0;
            }

            return characters;
        }
    }

    private static async Task<int> PostAsync(HttpMessageHandler sockets, Uri address, Func<Stream, Task<int>> readAsync)
    {
        using var http = new HttpClient(sockets, disposeHandler: false);
        using var content = new ByteArrayContent("{}"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        return await readAsync(body);
    }
}
