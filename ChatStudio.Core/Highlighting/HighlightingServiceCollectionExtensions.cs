using ChatStudio.Core.Highlighting.TextMate;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Core.Highlighting;

public static class HighlightingServiceCollectionExtensions
{
    public static IServiceCollection AddHighlighting(this IServiceCollection services, HighlightingOptions? options = null) => services
        .AddSingleton(options ?? new())
        .AddSingleton<ISyntaxSource, TextMateGrammars>()
        .AddSingleton<CodeHighlighter>();
}
