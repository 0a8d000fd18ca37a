using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Tests.Support;

/// <summary>Keeps everything that is logged, scopes included, in order.</summary>
public sealed class LogRecorder : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = [];

    /// <summary>Each with its exception behind it, as a console writes it.</summary>
    public IReadOnlyList<string> Lines => [.. _lines.Select(line => line.Text)];

    /// <summary>Those of this level and above.</summary>
    public IReadOnlyList<string> From(LogLevel level) => [.. _lines.Where(line => line.Level >= level).Select(line => line.Text)];

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
    }

    private sealed class Logger(LogRecorder recorder) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            recorder._lines.Enqueue((LogLevel.Trace, $"{state}"));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => recorder._lines.Enqueue((logLevel, formatter(state, exception) + exception));
    }
}
