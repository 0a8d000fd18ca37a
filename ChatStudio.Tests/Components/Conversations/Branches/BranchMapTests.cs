using ChatStudio.Core.Conversations;
using ChatStudio.Web.Features.Conversations.Branches;

namespace ChatStudio.Tests.Components.Conversations.Branches;

public sealed class BranchMapTests
{
    private static readonly MessageId None = new(Guid.Empty);

    [Fact]
    public void First_child_stays_on_the_lane_and_each_other_one_opens_another()
    {
        var talk = new Talk().Add("a").Add("b", "a").Add("c", "b").Add("d", "b").Add("e", "c").Add("f", "d").Add("g", "b");

        var map = talk.Map("d");

        Assert.Equal(3, map.Branches);
        Assert.Equal(
            ["a 0:0", "b 1:0", "c 2:0", "d 2:1", "g 2:2", "e 3:0", "f 3:1"],
            map.Rows.SelectMany(row => row.Nodes).Select(node => $"{node.Message.Prompt} {node.Depth}:{node.Lane}"));
        Assert.Equal(["a", "b", "d", "f"], map.Rows.SelectMany(row => row.Nodes).Where(node => node.IsShown).Select(node => node.Message.Prompt));
        Assert.Equal((2, 3), (map.Find(talk["d"])!.Sibling, map.Find(talk["d"])!.Siblings));
        Assert.Equal(["a-b", "b-c", "b-d", "b-g", "c-e", "d-f"], map.Links.Select(link => $"{link.From.Message.Prompt}-{link.To.Message.Prompt}"));
    }

    [Fact]
    public void Versions_of_the_first_prompt_stand_side_by_side()
    {
        var map = new Talk().Add("a").Add("b", "a").Add("c").Map("b");

        Assert.Equal(["a 0", "c 1"], map.Rows[0].Nodes.Select(node => $"{node.Message.Prompt} {node.Lane}"));
        Assert.Equal(2, map.Branches);
    }

    [Fact]
    public void Long_stretch_without_branches_is_folded_into_one_row_with_its_ends_left()
    {
        var talk = new Talk();
        for (var i = 0; i < 1_000; i++)
        {
            talk.Add($"{i}", i == 0 ? null : $"{i - 1}");
        }

        talk.Add("other", "500");
        var map = talk.Map("999");

        Assert.InRange(map.Rows.Count, 5, 20);
        Assert.Equal(1_000, map.Rows.Sum(row => row.Steps));
        Assert.Equal([false, true, false, true, false], map.Rows.Select(row => row.IsFolded).Aggregate(new List<bool>(), Changes));
        Assert.Contains(map.Rows, row => row.Nodes.Any(node => node.Message.Prompt == "500"));
        Assert.Equal(2, map.Links.Count(link => link.IsFolded));
        Assert.Equal(1_000, talk.Map("999", isFolding: false).Rows.Count);

        static List<bool> Changes(List<bool> seen, bool next)
        {
            if (seen.Count == 0 || seen[^1] != next)
            {
                seen.Add(next);
            }

            return seen;
        }
    }

    [Fact]
    public void Message_that_is_looked_at_is_never_folded_away()
    {
        var talk = new Talk();
        for (var i = 0; i < 100; i++)
        {
            talk.Add($"{i}", i == 0 ? null : $"{i - 1}");
        }

        Assert.Contains(talk.Map("99", "50").Rows, row => row.Nodes.Any(node => node.Message.Prompt == "50"));
        Assert.DoesNotContain(talk.Map("99").Rows, row => row.Nodes.Any(node => node.Message.Prompt == "50"));
    }

    [Fact]
    public void Turn_is_a_prompt_with_its_answer_whichever_of_them_is_looked_at()
    {
        var talk = new Talk().Add("a").Answer("b", "a").Add("c", "b").Answer("d", "c").Add("e", "b").Answer("f", "e");
        var map = talk.Map("d");

        Assert.Equal(("c", "d", 1, 2, 2, true), Turn("c"));
        Assert.Equal(("c", "d", 1, 2, 2, true), Turn("d"));
        Assert.Equal(("e", "f", 2, 2, 2, false), Turn("f"));
        Assert.Equal(("a", "b", 1, 1, 2, true), Turn("a"));
        Assert.Null(BranchTurn.Of(talk.Path("d"), map, None));

        (string?, string?, int, int, int, bool) Turn(string name)
        {
            var turn = BranchTurn.Of(talk.Path(name == "a" ? "d" : name is "c" ? "d" : name), map, talk[name])!;
            return (talk.Name(turn.Prompt), talk.Name(turn.Answer), turn.Branch, turn.Number, turn.Turns, turn.IsShown);
        }
    }

    private sealed class Talk
    {
        private readonly Dictionary<string, ConversationMessage> _messages = [];

        public MessageId this[string name] => _messages[name].Id;

        public string? Name(ConversationMessage? message) => message is null ? null : _messages.Single(pair => pair.Value == message).Key;

        public Talk Add(string name, string? parent = null) => Add(name, parent, MessageRole.User);

        public Talk Answer(string name, string parent) => Add(name, parent, MessageRole.Assistant);

        public BranchMap Map(string leaf, string? at = null, bool isFolding = true)
            => BranchMap.Of([.. _messages.Values], Path(_messages.Values.FirstOrDefault(message => message.ParentId == this[leaf]) is { } below ? Name(below)! : leaf), at is null ? null : this[at], isFolding);

        public IReadOnlyList<ConversationMessage> Path(string leaf)
        {
            var path = new Stack<ConversationMessage>();
            for (ConversationMessage? message = _messages[leaf]; message is not null; message = _messages.Values.FirstOrDefault(other => other.Id == message.ParentId))
            {
                path.Push(message);
            }

            return [.. path];
        }

        private Talk Add(string name, string? parent, MessageRole role)
        {
            _messages.Add(name, new()
            {
                Id = new(Guid.NewGuid()),
                ParentId = parent is null ? null : this[parent],
                Role = role,
                At = default,
                Prompt = name,
            });
            return this;
        }
    }
}
