using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>
/// A call into the page at the other end of the circuit. A page can go at any moment, also between two calls of one method:
/// there is nobody left to see what the call would have done, so it is no error. Whatever the page itself raises still is.
/// </summary>
internal static class PageCall
{
    public static async ValueTask MakeAsync(Func<ValueTask> call)
    {
        try
        {
            await call();
        }
        catch (Exception problem) when (IsGone(problem))
        {
            // The page is gone, and its listeners with it.
        }
    }

    /// <param name="otherwise">The result when the page is gone.</param>
    public static async ValueTask<T> MakeAsync<T>(Func<ValueTask<T>> call, T otherwise)
    {
        try
        {
            return await call();
        }
        catch (Exception problem) when (IsGone(problem))
        {
            return otherwise;
        }
    }

    // Refused after the circuit's end, cancelled by it, or never answered.
    private static bool IsGone(Exception problem) => problem is JSDisconnectedException or OperationCanceledException;
}
