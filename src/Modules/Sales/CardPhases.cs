using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Payments;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Sales;

/// <param name="Asking">Pending tenders whose provider is to be asked, in the order of the request.</param>
internal sealed record Begun(OrderId OrderId, IReadOnlyList<TenderId> Asking);

/// <param name="HasCard">A provider has to be asked.</param>
/// <param name="Begin">Checks everything and reserves it; given the provider's name.</param>
/// <param name="Finish">With the provider's answers on the ticket: books what came of it and answers.</param>
/// <param name="Tokens">The provider's tokens, as many as <see cref="Counter.Asking"/>; refunds have none.</param>
/// <param name="Rehearse">What follows from a yes may be refused by others (a session that was used): all of it is tried before the provider is asked.</param>
internal sealed record CardRequest<TView>(
    bool HasCard, Func<Work, string, Task<Result<Counter>>> Begin, Func<Counter, Task<Result<TView>>> Finish, IReadOnlyList<string> Tokens, bool Rehearse = false);

/// <summary>
/// A request that a card provider may have a part in: write what is asked, ask, write what was answered, then what follows from it. The provider is never called inside
/// a write. Each phase is kept under the request's key, so a retry goes on where the first try stopped; the tender's id keeps the provider
/// from moving the money twice. Without a card, and in previews, the phases are one write.
/// </summary>
internal static class CardPhases
{
    public static async Task Run<TView>(HttpContext http, string permission, CardRequest<TView> request)
    {
        var cards = http.RequestServices.GetRequiredService<Cards>();
        if (!request.HasCard || Routes.IsDryRun(http))
        {
            await Routes.Write(http, permission, StatusCodes.Status200OK, work => AtOnce(work, cards.Provider, request, Routes.IsDryRun(http)));
            return;
        }

        if (Routes.Allowed(http, permission).Failed(out var refusal, out var caller) || Routes.KeyOf(http).Failed(out refusal, out var key))
        {
            await Problems.Send(http, refusal);
            return;
        }

        var writer = http.RequestServices.GetRequiredService<Writer>();
        var last = new WriteOrder(caller.Business, caller.Actor, $"{caller.Actor}:{key}", await Routes.Fingerprint(http));
        await Routes.Send(http, await Run(writer, cards, last, request));
    }

    /// <param name="last">The request; its earlier phases are kept under keys of their own.</param>
    public static async Task<Outcome<TView>> Run<TView>(Writer writer, Cards cards, WriteOrder last, CardRequest<TView> request)
    {
        if (request.Rehearse && await Rehearse(writer, last, cards.Provider, request) is { } impossible)
        {
            return await writer.Write(last, _ => Task.FromResult<Result<TView>>(impossible));
        }

        var begun = await writer.Write(last with { Key = $"{last.Key}#1" }, work => Begin(work, last.Key, cards.Provider, request));
        if (!begun.Ok)
        {
            return new Outcome<TView>(begun.Status, begun.Body, begun.Replayed);
        }

        // Its own write: whatever the rest of the request comes to, what the provider said is kept.
        var answers = await cards.Ask(last.Business, begun.Value, request.Tokens);
        var settled = await writer.Write(last with { Key = $"{last.Key}#2" }, work => Settle(work, begun.Value, answers));
        return settled.Ok
            ? await writer.Write(last, work => Finish(work, begun.Value, request))
            : new Outcome<TView>(settled.Status, settled.Body, settled.Replayed);
    }

    /// <summary>The whole request as if the cards said yes, then rolled back. A retry of one that has begun is not tried again.</summary>
    private static async Task<Refusal?> Rehearse<TView>(Writer writer, WriteOrder last, string provider, CardRequest<TView> request)
    {
        Refusal? refusal = null;
        await writer.Write<Nothing>(last with { Key = null, Fingerprint = null, DryRun = true }, async work =>
        {
            var (whole, first) = (last.Key!, $"{last.Key}#1");
            var known = await work.Set<RequestRow>().Where(r => r.Key == whole || r.Key == first).Select(r => r.Key).ToListAsync();
            refusal = known.Contains(first) ? null
                : known.Count > 0 ? CommonErrors.IdempotencyKeyReused.Because("This Idempotency-Key came before.") // never said: the writer replays what was said then
                : (await AtOnce(work, provider, request, true)).Refusal;
            return Nothing.Here;
        });
        return refusal;
    }

    private static async Task<Result<TView>> AtOnce<TView>(Work work, string provider, CardRequest<TView> request, bool isPreview)
    {
        if ((await request.Begin(work, provider)).Failed(out var refusal, out var counter))
        {
            return refusal;
        }

        if (!isPreview && counter.Asking.Count > 0)
        {
            return SalesErrors.PaymentOpen.Because("A card payment came in at this very moment. Nothing was booked; please look again.");
        }

        foreach (var asked in counter.Asking)
        {
            // Only a preview has any here: it shows what a yes would do.
            if (await Cards.Settle(counter, asked, new ChargeAnswer(ChargeState.Captured, null, null)) is { } refused)
            {
                return refused;
            }
        }

        return await request.Finish(counter);
    }

    private static async Task<Result<Begun>> Begin<TView>(Work work, string? key, string provider, CardRequest<TView> request)
    {
        // Not a retry, or this phase would have been replayed: another request had the key. Said before a card is charged, not after.
        if (await work.Set<RequestRow>().AnyAsync(r => r.Key == key))
        {
            return CommonErrors.IdempotencyKeyReused.Because("This Idempotency-Key came before with another request. Nothing was charged; use a new key.");
        }

        if ((await request.Begin(work, provider)).Failed(out var refusal, out var counter))
        {
            return refusal;
        }

        counter.Ticket.Store(work);
        return new Begun(counter.Ticket.Order.Id, [.. counter.Asking.Select(t => t.Id)]);
    }

    private static async Task<Result<Begun>> Settle(Work work, Begun begun, IReadOnlyDictionary<TenderId, ChargeAnswer> answers)
    {
        if ((await Counter.Load(work, begun.OrderId)).Failed(out var refusal, out var counter))
        {
            return refusal;
        }

        foreach (var (tender, answer) in answers)
        {
            if (await Cards.Settle(counter, counter.Ticket.Tenders.Single(t => t.Id == tender), answer) is { } refused)
            {
                return refused;
            }
        }

        counter.Ticket.Store(work);
        return begun;
    }

    private static async Task<Result<TView>> Finish<TView>(Work work, Begun begun, CardRequest<TView> request)
    {
        if ((await Counter.Load(work, begun.OrderId)).Failed(out var refusal, out var counter))
        {
            return refusal;
        }

        counter.Asking.AddRange(counter.Ticket.Tenders.Where(t => begun.Asking.Contains(t.Id)));
        return await request.Finish(counter);
    }
}
