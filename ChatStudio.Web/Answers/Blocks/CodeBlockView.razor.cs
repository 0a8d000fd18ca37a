using ChatStudio.Core.Highlighting;
using ChatStudio.Web.Interop;
using ChatStudio.Web.Live;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Answers.Blocks;

public sealed partial class CodeBlockView
{
    private readonly List<CodeCell> chunks = [];
    private CodeInfo info = CodeInfo.None;
    private CodeColours? colours;
    private ChangeSubscription? recolouring;
    private string first = "";
    private string last = "";
    private int ended;
    private int coloured;
    private bool wraps;
    private bool isNumbered;
    private bool isDrawn;
    private bool hasFailed;
    private bool wantsSource;

    [Inject]
    private DownloadModule Download { get; set; } = null!;

    [Inject]
    private CodeHighlighter Highlighter { get; set; } = null!;

    private string Source => string.Join('\n', Block.Lines);

    private string Css => string.Join(' ', new[] { "cs-code", wraps ? "wrap" : "", isNumbered ? "numbers" : "" }.Where(name => name.Length > 0));

    private bool CanDraw => info.IsDiagram && DiagramModule.IsRestored(Assets);

    private bool ShowsDiagram => isDrawn && !wantsSource;

    private string? Note => info.IsDiagram switch
    {
        true when !DiagramModule.IsRestored(Assets) => "Shown as source: this build has no Mermaid to draw it.",
        true when hasFailed => "This diagram could not be drawn, so here is its source.",
        _ => null,
    };

    protected override bool Update()
    {
        var read = CodeInfo.Read(Block.Language, Block.Info);
        var changed = CanDraw && !Block.IsOpen;
        if (read != info || BecameAnother())
        {
            info = read;
            Begin();
            changed = true;
        }

        Remember();
        colours?.Take(Block.Lines, ended);
        // What is placed now draws the colours it finds; only finished chunks have to be told.
        var finished = Math.Max(0, chunks.Count - 1);
        var count = colours?.Count ?? 0;
        changed |= Place(finished);
        Recolour(finished, count);
        return changed;
    }

    protected override void OnDispose() => End();

    private static string Pressed(bool isOn) => isOn ? "true" : "false";

    // Lines that have ended stay as they are; one that did not tells that another block has come into this place.
    private bool BecameAnother() =>
        ended > 0 && (Block.Lines.Count < ended || Block.Lines[0] != first || Block.Lines[ended - 1] != last);

    private void Remember()
    {
        ended = Block.IsOpen ? Math.Max(0, Block.Lines.Count - 1) : Block.Lines.Count;
        if (ended > 0)
        {
            (first, last) = (Block.Lines[0], Block.Lines[ended - 1]);
        }
    }

    private void Begin()
    {
        End();
        chunks.Clear();
        (coloured, isDrawn, hasFailed) = (0, false, false);
        colours = Highlighter.Open(info.Tag);
        if (colours is { } opened)
        {
            recolouring = new(changed => opened.Changed += changed, changed => opened.Changed -= changed, InvokeAsync, DispatchExceptionAsync, OnColours);
        }
    }

    private void End()
    {
        recolouring?.Dispose();
        colours?.Close();
    }

    private bool Place(int finished)
    {
        var needed = Math.Max(1, (Block.Lines.Count + CodeCell.Lines - 1) / CodeCell.Lines);
        var changed = chunks.Count != needed;
        if (chunks.Count > needed)
        {
            chunks.RemoveRange(needed, chunks.Count - needed);
        }

        // A chunk that is full and has a successor is finished: it is looked at once more, when the successor comes, and then only for colours.
        for (var i = finished; i < needed; i++)
        {
            if (i == chunks.Count)
            {
                chunks.Add(new CodeCell(i * CodeCell.Lines, colours));
            }

            chunks[i].Set(Block, Cell.HasCaret && i == needed - 1);
        }

        return changed;
    }

    // While the block grows its next frame is near and takes the colours along: no frame is sent for them alone.
    private void OnColours()
    {
        if (!Cell.HasCaret)
        {
            Recolour(chunks.Count, colours?.Count ?? 0);
        }
    }

    private void Recolour(int end, int count)
    {
        for (var i = coloured / CodeCell.Lines; i < end && i * CodeCell.Lines < count; i++)
        {
            chunks[i].Recolour();
        }

        coloured = count;
    }

    private void ToggleWrap() => Toggle(ref wraps);

    private void ToggleNumbers() => Toggle(ref isNumbered);

    private void ToggleSource() => Toggle(ref wantsSource);

    private void Toggle(ref bool choice)
    {
        choice = !choice;
        Render();
    }

    private void Drawn(bool drawn)
    {
        (isDrawn, hasFailed) = (drawn, !drawn);
        Render();
    }

    private async Task SaveAsync() => await Download.SaveAsync(info.DownloadName, "text/plain;charset=utf-8", Source + "\n");
}
