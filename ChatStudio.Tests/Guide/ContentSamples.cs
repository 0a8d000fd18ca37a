using System.ComponentModel;
using System.Text.Json;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Guide;

public sealed class ContentSamples : GuideSample
{
    [Fact]
    public async Task Tools()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (apiKey, baseUrl) = await ServeAsync(
            ProviderReply.Stream().Delta("""{"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Bern\"}"}}]}""").Finish("tool_calls"),
            ProviderReply.Chat("Sunny", " in Bern."));
        using var provider = ModelProvider.OpenAI(apiKey, baseUrl);
        var client = provider.GetChatClient("gpt-5-mini");

        #region tools
        [Description("The weather of a city.")]
        static string Weather(string city) => $"Sunny in {city}, 21 degrees";

        using var withTools = client.AsBuilder().UseFunctionInvocation().Build();
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create(Weather, "weather")] };

        await foreach (var update in withTools.GetStreamingResponseAsync("How is the weather in Bern?", options, cancellationToken))
        {
            Console.Write(update.Text);
        }
        #endregion

        Assert.Equal("Sunny in Bern.", Console.ToString());
        var result = Server.ChatRequests[1].Json.GetProperty("messages").EnumerateArray().Last();
        Assert.Equal(("call_1", "Sunny in Bern, 21 degrees"), (result.GetProperty("tool_call_id").GetString(), Plain(result.GetProperty("content"))));
    }

    [Fact]
    public async Task Images()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (apiKey, baseUrl) = await ServeAsync(ProviderReply.Chat("A", " cat."));
        using var provider = ModelProvider.OpenAI(apiKey, baseUrl);
        var client = provider.GetChatClient("gpt-5-mini");
        byte[] png = [0x89, 0x50, 0x4E, 0x47];

        #region images
        var prompt = new ChatMessage(ChatRole.User, [
            new TextContent("What is in this picture?"),
            new DataContent(png, "image/png"),
        ]);

        await foreach (var update in client.GetStreamingResponseAsync([prompt], cancellationToken: cancellationToken))
        {
            Console.Write(update.Text);
        }
        #endregion

        Assert.Equal("A cat.", Console.ToString());
        Assert.Contains("data:image/png;base64,iVBORw==", Server.ChatRequests[0].Body, StringComparison.Ordinal);
    }

    // A tool's text may travel as it is or as a JSON string.
    private static string? Plain(JsonElement content)
        => content.GetString() is ['"', ..] and var quoted ? JsonSerializer.Deserialize<string>(quoted) : content.GetString();
}
