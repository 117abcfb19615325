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
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Push(stoppingToken), HearOthers(stoppingToken));

    private async Task Push(CancellationToken stop)
    {
        using var ear = signal.Listen();
        await foreach (var (business, seq) in ear.Hints.ReadAllAsync(stop))
        {
            await hub.Clients.Group(LiveHub.GroupOf(business)).SendAsync("hint", new { seq }, stop);
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
