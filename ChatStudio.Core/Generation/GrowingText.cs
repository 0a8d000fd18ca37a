using System.Text;

namespace ChatStudio.Core.Generation;

/// <summary>
/// Text that grows by pieces and is asked for as a whole now and then. Joining is done when somebody asks and kept until
/// the text has grown, so n pieces cost n, not n². Not thread-safe.
/// </summary>
internal sealed class GrowingText
{
    private readonly StringBuilder _pieces = new();
    private string _joined = "";

    public int Length => _pieces.Length;

    public void Append(string piece) => _pieces.Append(piece);

    public override string ToString() => _joined.Length == _pieces.Length ? _joined : _joined = _pieces.ToString();
}
