using System.Collections.Concurrent;
using TextMateSharp.Grammars;
using TextMateSharp.Registry;

namespace ChatStudio.Core.Highlighting.TextMate;

/// <summary>The grammars of VS Code, as TextMateSharp carries them.</summary>
public sealed class TextMateGrammars : ISyntaxSource
{
    private readonly ConcurrentDictionary<string, TextMateSyntax> loaded = new(StringComparer.Ordinal);
    private readonly Lock loading = new();
    private Registry? registry;
    private RegistryOptions? options;

    public bool Knows(string tag) => TextMateLanguages.Find(tag) is not null;

    public ISyntax Load(string tag)
    {
        var language = TextMateLanguages.Find(tag) ?? throw new ArgumentException($"There are no rules for the language '{tag}'.", nameof(tag));
        if (loaded.TryGetValue(language, out var syntax))
        {
            return syntax;
        }

        // The registry is not thread-safe while it loads.
        lock (loading)
        {
            return loaded.GetOrAdd(language, LoadGrammar);
        }
    }

    private TextMateSyntax LoadGrammar(string language)
    {
        // The theme is not used: our classes take their colours from the design.
        options ??= new RegistryOptions(ThemeName.Light);
        registry ??= new Registry(options);
        return new(registry.LoadGrammar(options.GetScopeByLanguageId(language)));
    }
}
