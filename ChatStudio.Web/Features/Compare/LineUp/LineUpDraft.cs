using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Providers;

namespace ChatStudio.Web.Features.Compare.LineUp;

/// <summary>A line-up before its first prompt. Used on the renderer only.</summary>
public sealed class LineUpDraft
{
    private readonly List<ColumnSetup> _columns = [];
    private readonly List<int> _ids = [];
    private int _lastId;

    public IReadOnlyList<ColumnSetup> Columns => _columns;

    /// <summary>Names each column while it is edited, whatever its model.</summary>
    public IReadOnlyList<int> Ids => _ids;

    public ComparisonSettings Settings { get; set; } = new();

    public bool CanAdd => _columns.Count < LineUpRules.Most;

    public bool CanRemove => _columns.Count > LineUpRules.Fewest;

    /// <summary>The models of an address, <c>a,b,c</c> by key or bare id; unknown ones are left out and told.</summary>
    /// <returns>What was not found.</returns>
    public IReadOnlyList<string> Take(string models, IModelCatalog catalog)
    {
        var missing = new List<string>();
        var found = new List<ColumnSetup>();
        foreach (var name in models.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(LineUpRules.Most))
        {
            if ((catalog.Models.FirstOrDefault(model => model.Key == name || model.ModelId == name) ?? catalog.Find(name)) is { } model)
            {
                found.Add(new(model));
            }
            else
            {
                missing.Add(name);
            }
        }

        Replace(found, catalog);
        return missing;
    }

    /// <summary>A saved line-up, with what is known of its models today.</summary>
    public void Take(IReadOnlyList<ColumnSetup> columns, IModelCatalog catalog)
        => Replace([.. columns.Select(column => column with { Model = catalog.Find(column.Model.Key) ?? column.Model })], catalog);

    public void Set(int index, ColumnSetup setup) => _columns[index] = setup;

    /// <summary>Adds the first model that is not in the line-up yet.</summary>
    public void Add(IModelCatalog catalog)
    {
        if (CanAdd)
        {
            Put(_columns.Count, new(catalog.Models.FirstOrDefault(model => _columns.All(column => column.Model.Key != model.Key)) ?? catalog.Default));
        }
    }

    /// <summary>The same once more beside it, to be given other parameters.</summary>
    public void Copy(int index)
    {
        if (CanAdd)
        {
            Put(index + 1, _columns[index]);
        }
    }

    public void RemoveAt(int index)
    {
        if (CanRemove)
        {
            _columns.RemoveAt(index);
            _ids.RemoveAt(index);
        }
    }

    private void Replace(IReadOnlyList<ColumnSetup> columns, IModelCatalog catalog)
    {
        _columns.Clear();
        _ids.Clear();
        foreach (var column in columns)
        {
            Put(_columns.Count, column);
        }

        while (CanAdd && _columns.Count < LineUpRules.Fewest)
        {
            Add(catalog);
        }
    }

    private void Put(int index, ColumnSetup setup)
    {
        _columns.Insert(index, setup);
        _ids.Insert(index, ++_lastId);
    }
}
