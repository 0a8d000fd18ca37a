using Markdig.Syntax;
using MarkdigListBlock = Markdig.Syntax.ListBlock;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>Markdig finds out whether a list is loose when it closes it; a list that grows has to know as soon as it can be known.</summary>
internal static class ListLooseness
{
    /// <summary>Whether a blank line stands between two items or between two blocks of one.</summary>
    public static bool Sees(MarkdigListBlock list)
    {
        var memo = BlockMemo.Of(list);
        for (; !memo.IsLoose && memo.ItemsSeen < list.Count; memo.ItemsSeen++)
        {
            var isLast = memo.ItemsSeen == list.Count - 1;
            memo.IsLoose = list[memo.ItemsSeen] is ListItemBlock item && HasBlank(item, isLast);
            if (isLast)
            {
                break; // it may still grow
            }
        }

        return memo.IsLoose;
    }

    private static bool HasBlank(ListItemBlock item, bool isLast)
    {
        // Blank lines at the end of the last item separate nothing yet.
        var end = item.Count;
        while (isLast && end > 0 && item[end - 1] is BlankLineBlock)
        {
            end--;
        }

        for (var i = 1; i < end; i++)
        {
            if (item[i] is BlankLineBlock)
            {
                return true;
            }
        }

        return false;
    }
}
