using System.Net.Sockets;
using ChatStudio.Core.Conversations.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace ChatStudio.Web.Host;

/// <summary>Runs the app and says in one line where it is.</summary>
public static class Announcement
{
    /// <summary>Completes when the app has stopped.</summary>
    /// <exception cref="StartupException">It cannot listen where it was told to, or an option is wrong.</exception>
    public static async Task RunAnnouncedAsync(this WebApplication app)
    {
        await using (app)
        {
            try
            {
                await app.StartAsync();
            }
            catch (OptionsValidationException e)
            {
                throw new StartupException(string.Join(Environment.NewLine, e.Failures), e);
            }
            catch (StorageException e)
            {
                throw new StartupException(e.Message, e);
            }
            catch (IOException e) when (e.InnerException is AddressInUseException)
            {
                throw new StartupException($"{e.Message} Stop the program that uses it, or name another port: --urls http://127.0.0.1:<port>", e);
            }
            catch (SocketException e)
            {
                throw new StartupException($"ChatStudio cannot listen where it was told to: {e.Message}. Name another address: --urls http://127.0.0.1:<port>", e);
            }

            Console.WriteLine($"ChatStudio is ready: {string.Join(", ", app.Urls)}");
            await app.WaitForShutdownAsync();
        }
    }
}
