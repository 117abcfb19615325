using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bookend.Core.Log;

/// <summary>Pushes <c>hint {seq}</c> to the devices of a business. A device then reads <c>/events?after=</c>; a lost hint costs nothing.</summary>
public sealed class LiveHub : Hub
{
    public override async Task OnConnectedAsync()
    {
        if (Context.GetHttpContext()?.Features.Get<Caller>() is not { } caller)
        {
            Context.Abort();
            return;
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(caller.Business));
        await base.OnConnectedAsync();
    }

    internal static string GroupOf(BusinessId business) => $"business:{business}";
}

internal sealed class LivePush(IHubContext<LiveHub> hub, LogSignal signal, Dialect dialect, ILogger<LivePush> logger) : BackgroundService
{
    // The first hint goes out at once; of those that follow closely a device needs only the last.
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(25);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Push(stoppingToken), HearOthers(stoppingToken));

    private async Task Push(CancellationToken stop)
    {
        using var ear = signal.Listen();
        var newest = new Dictionary<BusinessId, long>();
        while (await ear.Hints.WaitToReadAsync(stop))
        {
            while (ear.Hints.TryRead(out var hint))
            {
                newest[hint.Business] = Math.Max(hint.Seq, newest.GetValueOrDefault(hint.Business));
            }

            foreach (var (business, seq) in newest)
            {
                await hub.Clients.Group(LiveHub.GroupOf(business)).SendAsync("hint", new { seq }, stop);
            }

            newest.Clear();
            await Task.Delay(Burst, stop);
        }
    }

    private async Task HearOthers(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await dialect.Listen(signal.Raise, stop);
                return;
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                logger.LogWarning(exception, "Lost the line to the other server processes; devices catch up by themselves meanwhile");
                await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(1), stop));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
