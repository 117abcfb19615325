using System.Collections.Concurrent;
using System.Threading.Channels;
using Bookend.Kernel;

namespace Bookend.Core.Log;

/// <summary>"There is something new up to here": a hint inside the process. Nobody may depend on it; the log is the truth.</summary>
public sealed class LogSignal
{
    private readonly ConcurrentDictionary<Guid, Channel<(BusinessId Business, long Seq)>> ears = [];
    private long next;

    public void Raise(BusinessId business, long seq)
    {
        foreach (var ear in ears.Values)
        {
            ear.Writer.TryWrite((business, seq));
        }
    }

    /// <summary>Hints from now on. A slow listener loses the oldest ones, which is why it must catch up from the log.</summary>
    public Ear Listen()
    {
        var id = new Guid((int)Interlocked.Increment(ref next), 0, 0, new byte[8]);
        var channel = Channel.CreateBounded<(BusinessId, long)>(new BoundedChannelOptions(4096) { FullMode = BoundedChannelFullMode.DropOldest });
        ears[id] = channel;
        return new Ear(channel.Reader, () => ears.TryRemove(id, out _));
    }

    public sealed class Ear(ChannelReader<(BusinessId Business, long Seq)> hints, Action close) : IDisposable
    {
        public ChannelReader<(BusinessId Business, long Seq)> Hints { get; } = hints;

        public void Dispose() => close();
    }
}
