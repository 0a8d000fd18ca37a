using System.Text;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.OpenAI;

namespace ChatStudio.Tests.Providers.OpenAI;

public sealed class OpenAIModelTraitsTests
{
    [Theory]
    [InlineData("""{"id":"m"}""", null)]
    [InlineData("""{"id":"m","capabilities":{"function_calling":true,"vision":false}}""", ModelCapabilities.Tools)]
    [InlineData("""{"id":"m","capabilities":["completion"]}""", null)]
    [InlineData("""{"id":"m","supported_parameters":["tools","reasoning",7],"architecture":{"input_modalities":["text","image"]}}""", ModelCapabilities.Tools | ModelCapabilities.Vision | ModelCapabilities.Reasoning)]
    [InlineData("""{"id":"m","supported_parameters":[]}""", ModelCapabilities.None)]
    public void Capabilities_are_read_where_they_are_told(string model, ModelCapabilities? expected)
        => Assert.Equal(expected, Read(model).Capabilities);

    [Theory]
    [InlineData("""{"prompt":"0.000003","completion":"0.000015","input_cache_read":"3e-7"}""", 3, 15, 0.3)]
    [InlineData("""{"prompt":"0","completion":"0"}""", 0, 0, null)]
    public void Price_per_token_becomes_one_per_million(string pricing, double input, double output, double? cached)
        => Assert.Equal(new ModelPrice((decimal)input, (decimal)output, (decimal?)cached), Read($$"""{"id":"m","pricing":{{pricing}}}""").Price);

    [Theory]
    [InlineData("""{"prompt":"-1","completion":"-1"}""")]
    [InlineData("""{"prompt":"much","completion":"1"}""")]
    [InlineData("""{"prompt":"1000","completion":"1000"}""")]
    [InlineData("""{"prompt":"1e400","completion":"1"}""")]
    [InlineData("""{"prompt":3,"completion":15}""")]
    [InlineData("""{"completion":"0.000015"}""")]
    [InlineData("[]")]
    public void Price_that_makes_no_sense_is_none(string pricing) => Assert.Null(Read($$"""{"id":"m","pricing":{{pricing}}}""").Price);

    private static OpenAIListedModel Read(string model) => Assert.Single(OpenAIModelListJson.Read(Encoding.UTF8.GetBytes($"[{model}]")));
}
