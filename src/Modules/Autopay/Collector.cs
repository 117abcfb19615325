using System.Text.Json;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using Bookend.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Autopay;

/// <param name="Waiting">The card provider has not said yes or no.</param>
internal sealed record Collected(int Paid, int Declined, int Waiting, int Refused, int Stuck)
{
    public Collected With(AttemptState state) => state switch
    {
        AttemptState.Paid => this with { Paid = Paid + 1 },
        AttemptState.Declined => this with { Declined = Declined + 1 },
        AttemptState.Refused => this with { Refused = Refused + 1 },
        AttemptState.Stuck => this with { Stuck = Stuck + 1 },
        _ => this with { Waiting = Waiting + 1 },
    };
}

/// <summary>
/// Charges what falls due to the cards on file. Each try is a sale of its own, whose id follows from the debt and the number of the try: however
/// many servers collect at once, and whenever one dies, the card is charged once.
/// </summary>
internal sealed class Collector(
    Reader reader, Writer writer, UnattendedSales sales, ICardProvider provider, IEnumerable<IDueCharges> sources, ILogger<Collector> logger)
{
    public async Task<Collected> Collect(BusinessId business, Actor self, CancellationToken stop)
    {
        var sum = new Collected(0, 0, 0, 0, 0);
        foreach (var open in await Open(business, self))
        {
            stop.ThrowIfCancellationRequested();
            sum = await Guard(sum, $"{open}", () => Finish(business, self, open), stop);
        }

        for (var after = default(CardId); ;)
        {
            var (last, tries) = await Due(business, self, after);
            foreach (var next in tries)
            {
                stop.ThrowIfCancellationRequested();
                sum = await Guard(sum, next.Due.Key, () => Charge(business, self, next), stop);
            }

            if (last is not { } id)
            {
                return sum;
            }

            after = id;
        }
    }

    /// <summary>What is wrong with one debt keeps no other from being charged.</summary>
    private async Task<Collected> Guard(Collected sum, string what, Func<Task<AttemptState>> step, CancellationToken stop)
    {
        try
        {
            return sum.With(await step());
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            logger.LogError(exception, "{What} could not be charged; the next round tries again", what);
            return sum;
        }
    }

    private async Task<IReadOnlyList<OrderId>> Open(BusinessId business, Actor self) => await Read<IReadOnlyList<OrderId>>(business, self, async reading =>
        await reading.Set<AttemptRow>().Where(a => a.State == AttemptState.Waiting || a.State == AttemptState.Stuck).OrderBy(a => a.OrderId).Select(a => a.OrderId).ToListAsync());

    /// <summary>What is to be charged today to the next batch of cards, and the last of these cards; null: there are no more.</summary>
    private Task<(CardId? Last, IReadOnlyList<Try> Tries)> Due(BusinessId business, Actor self, CardId after) =>
        Read<(CardId?, IReadOnlyList<Try>)>(business, self, async reading =>
        {
            var cards = CardsOnFile.Unserved(provider, reading.Head.IsTest) is null ? await CardsOnFile.ForAutopay(reading, after, IDueCharges.MaxClients) : [];
            var tries = new List<Try>();
            var owners = cards.ToDictionary(c => c.ClientId);
            foreach (var source in owners.Count == 0 ? [] : sources)
            {
                foreach (var due in await source.Of(reading, owners.Keys))
                {
                    var tried = await Attempts.Of(reading, due.Key);
                    var today = Places.Public.BusinessDate((await Places.Public.SiteOf(reading, due.SiteId))!, reading.Now);
                    if (Retry.Next(due.DueOn, tried, owners[due.ClientId].Id) <= today)
                    {
                        tries.Add(new Try(due, owners[due.ClientId], tried.Count + 1, today));
                    }
                }
            }

            return (cards.Count == IDueCharges.MaxClients ? cards[^1].Id : null, tries);
        });

    private async Task<AttemptState> Charge(BusinessId business, Actor self, Try next)
    {
        var (due, key) = (next.Due, $"autopay {next.Due.Key} {next.No}");
        var sale = new UnattendedSale(due.SiteId, Ids.Derived<OrderId>($"{business} {key}"), due.Kind, due.Price, due.Details, next.Card.Token, due.ClientId);
        var outcome = await sales.Sell(new WriteOrder(business, self, key), sale, work => work.Append(Attempts.Row(work, sale.Id, next, AttemptState.Waiting)), Attempts.End);
        if (outcome.Ok)
        {
            return Attempts.StateOf(outcome.Value);
        }

        // Refused before the card was asked, or after it said yes: what the refusal says is noted either way, so that people see it.
        return await writer.WriteOrThrow<AttemptState>(new WriteOrder(business, self, Key: null), async work =>
        {
            if (await work.Set<AttemptRow>().FirstOrDefaultAsync(a => a.OrderId == sale.Id) is not { } row)
            {
                work.Db.Add(row = Attempts.Row(work, sale.Id, next, AttemptState.Refused));
                (row.Reason, row.EndedAt) = (Said(outcome.Body), work.Now);
            }

            await Attempts.Stick(work, row, Said(outcome.Body));
            return row.State;
        });
    }

    private async Task<AttemptState> Finish(BusinessId business, Actor self, OrderId id)
    {
        var outcome = await sales.AskAgain(business, self, id, Attempts.End);
        return outcome.Ok
            ? Attempts.StateOf(outcome.Value)
            : await writer.WriteOrThrow<AttemptState>(new WriteOrder(business, self, Key: null), async work =>
            {
                var row = await work.Set<AttemptRow>().FirstAsync(a => a.OrderId == id);
                await Attempts.Stick(work, row, Said(outcome.Body));
                return row.State;
            });
    }

    private async Task<T> Read<T>(BusinessId business, Actor self, Func<Reading, Task<T>> read)
    {
        var result = await reader.Read<T>(business, self, async reading => await read(reading));
        return result.Refusal is { } refusal ? throw new InvalidOperationException($"{business}: {refusal.Detail}") : result.Value;
    }

    private static string Said(ReadOnlyMemory<byte> body) => JsonDocument.Parse(body).RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() ?? "" : "";
}

/// <summary>A debt that is charged now.</summary>
internal sealed record Try(DueCharge Due, CardOnFile Card, int No, LocalDate Today);
