namespace ChatStudio.Core.Highlighting;

/// <summary>One line of code, read by the rules of its language.</summary>
/// <param name="Spans">In order, without overlaps; what lies between them is ink.</param>
/// <param name="State">What the next line has to know (an open comment); belongs to the <see cref="ISyntax"/> that made it.</param>
public sealed record ColouredLine(IReadOnlyList<SyntaxSpan> Spans, object? State);
