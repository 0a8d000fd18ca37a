using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Support;

/// <summary>Writes down what the instruments of one meter record: name, value, tags.</summary>
public sealed class MeasurementRecorder : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<string> _lines = [];

    /// <param name="services">Only meters made by these services are heard: other tests have meters of the same name.</param>
    public MeasurementRecorder(IServiceProvider services, string meter)
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == meter && instrument.Meter.Scope == factory)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Write(i, Math.Round(value, 6).ToString(CultureInfo.InvariantCulture), tags));
        _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Write(i, value.ToString(CultureInfo.InvariantCulture), tags));
        _listener.Start();
    }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Write(Instrument instrument, string value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var line = $"{instrument.Name} {value}";
        foreach (var (name, tag) in tags)
        {
            line += $" {name}={tag}";
        }

        lock (_lines)
        {
            _lines.Add(line);
        }
    }
}
