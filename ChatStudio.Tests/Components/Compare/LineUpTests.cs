using System.Globalization;
using Bunit;
using ChatStudio.Core.Comparisons;
using ChatStudio.Web.Features.Compare.LineUp;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Components.Compare;

public sealed class LineUpTests : CompareContext
{
    [Fact]
    public async Task One_model_at_two_temperatures_is_a_line_up_too()
    {
        var page = Open(null);
        await DoAsync(page, () => page.Find("[aria-label='Same model once more']").Click());
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".cmp-edit").Count));
        await DoAsync(page, () => page.FindAll("[aria-label^='Remove ']")[2].Click());

        await DoAsync(page, () => page.FindAll(".cmp-edit .linkbtn")[1].Click());
        await DoAsync(page, () => page.Find(".cmp-params input").Change("0.2"));
        await TypeAsync("Hello");

        var columns = Comparisons.Comparisons.Single().State.Columns;
        Assert.Equal(["one", "one"], columns.Select(column => column.Setup.Model.ModelId));
        Assert.Equal([null, 0.2], columns.Select(column => column.Setup.Parameters.Temperature));
        Assert.Equal([1, 2], columns.Select(column => column.Slot));
    }

    [Fact]
    public async Task Wrong_parameter_says_what_it_takes_and_changes_nothing()
    {
        var page = Open(null);
        await DoAsync(page, () => page.FindAll(".cmp-edit .linkbtn")[0].Click());

        await DoAsync(page, () => page.Find(".cmp-params input").Change("hot"));

        page.WaitForAssertion(() => Assert.Contains("Temperature is a number from 0 to 2", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_that_is_pasted_into_a_field_is_too_long_for_the_circuit()
    {
        // The hub ends a circuit that sends a message above 32 KB, and a character takes up to three bytes.
        const int MostCharacters = 10_000;
        var page = Open(null);
        await DoAsync(page, () => page.FindAll(".cmp-edit .linkbtn")[0].Click());

        var fields = page.FindAll(".cmp-start input[type=text], .cmp-start textarea");

        Assert.Equal(7, fields.Count);
        Assert.All(fields, field => Assert.InRange(int.Parse(field.GetAttribute("maxlength") ?? "0", CultureInfo.InvariantCulture), 1, MostCharacters));
    }

    [Fact]
    public async Task Saved_line_up_is_taken_up_again_in_one_click()
    {
        var saved = Services.GetRequiredService<SavedLineUps>();
        await saved.SaveAsync(new("Three", [new(ModelOf("three", 3)), new(ModelOf("one", 1)), new(ModelOf("two", 2)) { SystemPrompt = "Be brief." }]));
        var page = Open(null);

        await DoAsync(page, () => page.Find(".cmp-kept .sug").Click());

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".cmp-edit").Count));
        Assert.Contains("system prompt", page.FindAll(".cmp-edit")[2].TextContent, StringComparison.Ordinal);
        await DoAsync(page, () => page.Find("[aria-label='Forget Three']").Click());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cmp-kept")));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("0.2", "0.9", true)]
    [InlineData("2", "1", true)]
    [InlineData("2.1", "", false)]
    [InlineData("-1", "", false)]
    [InlineData("", "0", false)]
    [InlineData("", "1,5", false)]
    public void Parameters_are_read_within_their_limits(string temperature, string topP, bool isRight)
    {
        var read = new ParameterDraft { Temperature = temperature, TopP = topP }.Read(out var problem);

        Assert.Equal(isRight, read is not null);
        Assert.Equal(isRight, problem is null);
    }
}
