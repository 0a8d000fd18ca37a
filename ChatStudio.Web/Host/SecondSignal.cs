using System.Runtime.InteropServices;
using ChatStudio.Core.Generation;

namespace ChatStudio.Web.Host;

/// <summary>Whoever presses Ctrl+C a second time does not want to wait: answers that were let to end are interrupted at once.</summary>
internal sealed class SecondSignal(GenerationService generation) : IHostedService, IDisposable
{
    private PosixSignalRegistration[] _registrations = [];
    private int _heard;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, _ => Hear()))];
        return Task.CompletedTask;
    }

    // Heard until the process ends: the second one comes while services stop.
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    // The first one is the host's, which begins to stop; it may be told before this or after.
    private void Hear()
    {
        if (Interlocked.Increment(ref _heard) > 1)
        {
            generation.EndDrain();
        }
    }
}
