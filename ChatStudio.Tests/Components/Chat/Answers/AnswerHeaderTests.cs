using Bunit;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Chat.Answers;

namespace ChatStudio.Tests.Components.Chat.Answers;

public sealed class AnswerHeaderTests : BunitContext
{
    [Fact]
    public void Live_answer_names_its_model_its_provider_and_the_time_since_it_was_sent()
    {
        var cut = Render<AnswerHeader>(parameters => parameters
            .Add(header => header.Model, FakeModelCatalog.Model).Add(header => header.IsLive, true).Add(header => header.Elapsed, 18.14).Add(header => header.At, "12:00"));

        Assert.Equal("model", cut.Find("b").TextContent);
        Assert.Equal("Test", cut.Find(".via").TextContent);
        Assert.Equal("18.1 s", cut.Find(".live.num").TextContent);
        Assert.Contains("live", cut.Find(".sig").ClassList);
    }

    [Fact]
    public void Answer_that_has_ended_tells_the_time_of_day()
    {
        var cut = Render<AnswerHeader>(parameters => parameters.Add(header => header.Model, FakeModelCatalog.Model).Add(header => header.At, "12:00"));

        Assert.Equal("12:00", cut.Find(".live.num").TextContent);
        Assert.DoesNotContain("live", cut.Find(".sig").ClassList);
    }

    [Fact]
    public void Script_is_never_taken_for_a_model()
    {
        var cut = Render<AnswerHeader>(parameters => parameters.Add(header => header.Model, FakeModelCatalog.Model with { IsSimulated = true }));

        Assert.Equal("Simulated", cut.Find(".tag").TextContent);
        Assert.Empty(cut.FindAll(".via"));
    }
}
