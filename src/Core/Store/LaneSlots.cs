namespace Bookend.Core.Store;

/// <summary>
/// How many lanes may hold a connection at once. A chain's thousand businesses have a thousand lanes but a handful of connections:
/// a lane gives its own back as soon as it has nothing to do and another one waits.
/// </summary>
internal sealed class LaneSlots(int count) : IDisposable
{
    private readonly SemaphoreSlim free = new(count);
    private int waiting;

    public bool IsWanted => Volatile.Read(ref waiting) > 0;

    public async Task Take(CancellationToken stop)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await free.WaitAsync(stop);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public void Give() => free.Release();

    public void Dispose() => free.Dispose();
}
