using ChatStudio.Web.Answers;

namespace ChatStudio.Tests.Components.Chat.Answers;

public sealed class ReasoningTextTests
{
    private readonly ReasoningText _text = new();

    [Fact]
    public void Small_slices_are_joined_and_a_full_piece_is_never_touched_again()
    {
        for (var i = 0; i < 500; i++)
        {
            _text.Append("word ");
        }

        var first = _text.Pieces[0];
        _text.Append("more");

        Assert.InRange(_text.Pieces.Count, 2, 10);
        Assert.Same(first, _text.Pieces[0]);
        Assert.Equal(string.Concat(Enumerable.Repeat("word ", 500)) + "more", string.Concat(_text.Pieces));
    }

    [Fact]
    public void Empty_slice_is_no_text()
    {
        _text.Append("");

        Assert.True(_text.IsEmpty);
    }
}
