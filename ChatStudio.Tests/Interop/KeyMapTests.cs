using System.Text.RegularExpressions;
using ChatStudio.Tests.Architecture;
using ChatStudio.Web.Interop;

namespace ChatStudio.Tests.Interop;

/// <summary>Each key does one thing, and what it does is there.</summary>
public sealed class KeyMapTests
{
    // Of these the field's own module takes care, by what the browser tells it.
    private static readonly string[] InFields = ["send", "line", "palette-commands", "palette-models"];

    public static TheoryData<string> Done => [.. KeyMap.All.Select(binding => binding.Does).Except(InFields).Distinct()];

    [Fact]
    public void No_key_means_two_things_in_one_place() => Assert.Empty(KeyMap.All
        .GroupBy(binding => (binding.Scope, binding.Keys)).Where(group => group.Count() > 1).Select(group => group.Key));

    [Theory]
    [MemberData(nameof(Done))]
    public void Key_presses_a_button_that_there_is_or_does_what_its_module_knows(string does)
    {
        // Columns are numbered where they are drawn: data-key="best-@(Column.Index + 1)".
        var numbered = Regex.Replace(does, @"\d$", @"@\(");
        var button = new Regex($"data-key=\"({does}\"|{(numbered == does ? does + "\"" : numbered)})");
        var act = new Regex($"^  '?{does}'?(: |,$)");
        Assert.Contains(Source.Files, file => file.Path.EndsWith(".razor", StringComparison.Ordinal)
            ? file.Lines.Any(button.IsMatch)
            : file.Path.EndsWith("js/keyboard.js", StringComparison.Ordinal) && file.Lines.Any(act.IsMatch));
    }

    [Fact]
    public void Keys_are_found_by_what_they_do()
        => Assert.Equal(("Shift R", null), (KeyMap.KeysOf("regenerate-with"), KeyMap.KeysOf("dance")));
}
