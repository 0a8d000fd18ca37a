namespace ChatStudio.Core.Comparisons.Reading;

/// <summary>A run of words that share their fate. The texts of all pieces but the added ones, joined, are the first text word for word.</summary>
public sealed record DiffPiece(DiffKind Kind, string Text);
