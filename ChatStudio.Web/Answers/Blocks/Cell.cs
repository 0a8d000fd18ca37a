namespace ChatStudio.Web.Answers.Blocks;

/// <summary>
/// The place of one value on the page: a block, a list item, a row. The value changes while it streams, the place does not, so the
/// view that draws it is told directly and neither its parent nor its siblings render.
/// </summary>
/// <param name="view">The component that draws the value.</param>
public class Cell(Type view)
{
    public Type View { get; } = view;

    /// <summary>An immutable value; a new reference is a new value.</summary>
    public object Value { get; private set; } = Unset;

    /// <summary>The text still grows and this is where it ends.</summary>
    public bool HasCaret { get; private set; }

    /// <summary>Set by the view that draws the cell.</summary>
    public Action? Changed { get; set; }

    private static readonly object Unset = new();

    public void Set(object value, bool hasCaret)
    {
        if (!ReferenceEquals(value, Value) || hasCaret != HasCaret)
        {
            Value = value;
            HasCaret = hasCaret;
            Changed?.Invoke();
        }
    }
}
