using Bookend.Core;
using Bookend.Core.Log;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Messaging;

/// <summary>
/// Sends what waits: on every hint of the log, and every half minute in case a hint was lost or a later attempt is due.
/// claim (write) → send (no lock held) → note the outcome (write). A claim that never came to an end runs out and the letter is sent again.
/// </summary>
internal sealed class Outbox(Reader reader, Writer writer, LogSignal signal, Post post, ILogger<Outbox> logger) : BackgroundService
{
    private const int BatchLimit = 4;

    /// <summary>Longer than a whole batch can take, so that no second server process sends what this one still has in hand.</summary>
    private static readonly Duration ClaimTime = Duration.FromTimeSpan(BatchLimit * Post.Patience) + Duration.FromMinutes(1);

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(30);
    private static readonly Actor Sender = Actor.System("outbox");

    // A letter may wait that long, and looking after each sale of a busy hour would slow the tills.
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ear = signal.Listen();
        using var timer = new PeriodicTimer(Sweep);
        var sweep = timer.WaitForNextTickAsync(stoppingToken).AsTask();
        var hint = ear.Hints.WaitToReadAsync(stoppingToken).AsTask();
        IEnumerable<BusinessId> businesses = await Everyone();
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var business in businesses)
            {
                await SendAll(business, stoppingToken);
            }

            if (await Task.WhenAny(sweep, hint) == sweep)
            {
                await sweep;
                sweep = timer.WaitForNextTickAsync(stoppingToken).AsTask();
                businesses = await Everyone();
            }
            else
            {
                await hint;
                await Task.Delay(Burst, stoppingToken);
                var heard = new HashSet<BusinessId>();
                while (ear.Hints.TryRead(out var next))
                {
                    heard.Add(next.Business);
                }

                hint = ear.Hints.WaitToReadAsync(stoppingToken).AsTask();
                businesses = heard;
            }
        }
    }

    private async Task<IReadOnlyList<BusinessId>> Everyone()
    {
        try
        {
            return await reader.Businesses();
        }
        catch (System.Data.Common.DbException exception)
        {
            logger.LogWarning(exception, "The outbox could not be read; it is tried again in half a minute");
            return [];
        }
    }

    private async Task SendAll(BusinessId business, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested && await AnyDue(business))
            {
                var claimed = await writer.WriteOrThrow<MessageId[]>(new WriteOrder(business, Sender, Key: null), work => Claim(work));
                foreach (var id in claimed)
                {
                    await Send(business, id, stop);
                }
            }
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            logger.LogError(exception, "The outbox of {Business} stumbled; what was claimed is tried again in a few minutes", business);
        }
    }

    private async Task<bool> AnyDue(BusinessId business) =>
        (await reader.Read<bool>(business, Sender, async r =>
            await r.Set<MessageRow>().AnyAsync(m => m.State == MessageState.Queued && m.NextAttemptAt <= r.Now))) is { Refusal: null, Value: true };

    private static async Task<Result<MessageId[]>> Claim(Work work)
    {
        var due = await work.Set<MessageRow>().Where(m => m.State == MessageState.Queued && m.NextAttemptAt <= work.Now)
            .OrderBy(m => m.NextAttemptAt).Take(BatchLimit).ToListAsync();
        foreach (var row in due)
        {
            row.Attempts++;
            row.NextAttemptAt = work.Now + ClaimTime;
            row.Version++;
        }

        return due.Select(r => r.Id).ToArray();
    }

    private async Task Send(BusinessId business, MessageId id, CancellationToken stop)
    {
        var (row, isTest) = (await reader.Read<(MessageRow, bool)>(
            business, Sender, async r => (await r.Set<MessageRow>().FirstAsync(m => m.Id == id), r.Head.IsTest))).Value;
        var outcome = await post.Deliver(row, isTest, stop);
        if (outcome.Error is { } error)
        {
            logger.LogWarning("Message {Message} was not taken (attempt {Attempt}): {Error}", id, row.Attempts, error);
        }

        await writer.WriteOrThrow<MessageView>(new WriteOrder(business, Sender, Key: null), work => Note(work, id, outcome));
    }

    private static async Task<Result<MessageView>> Note(Work work, MessageId id, Delivery outcome)
    {
        var row = await work.Set<MessageRow>().FirstAsync(m => m.Id == id);
        row.Version++;
        row.Error = outcome.Error;
        if (outcome.Error is null)
        {
            row.State = MessageState.Sent;
            row.SentAt = work.Now;
            work.Log.Append(new MessageSent(id, row.About, row.Attempts));
        }
        else if (outcome.IsFinal || Attempts.WaitAfter(row.Attempts) is not { } wait)
        {
            row.State = MessageState.Failed;
            work.Log.Append(new MessageFailed(id, row.About, row.Attempts));
        }
        else
        {
            row.NextAttemptAt = work.Now + wait;
        }

        return MessageView.Of(row);
    }
}

/// <summary>How long we go on trying: a mail server that is away for a day loses nothing.</summary>
internal static class Attempts
{
    private static readonly int[] WaitMinutes = [1, 5, 15, 60, 180, 360, 720];

    /// <returns>Null: that was the last.</returns>
    public static Duration? WaitAfter(int attempts) => attempts <= WaitMinutes.Length ? Duration.FromMinutes(WaitMinutes[attempts - 1]) : null;
}
