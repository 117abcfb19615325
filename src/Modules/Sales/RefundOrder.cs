using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Sales;

/// <summary>Gives money back: what (lines, tips) apart from where (tenders). On an open order it gives back what was paid.</summary>
internal static class RefundOrder
{
    /// <param name="Tenders">None: back the way it came, cards and terminals first.</param>
    /// <param name="KeepService">The service charge on what goes back stays with the house; else its share goes back too.</param>
    public sealed record Request(
        TillId TillId, string Reason, IReadOnlyList<RefundLineInput>? Lines = null, bool Tips = false, IReadOnlyList<RefundTenderInput>? Tenders = null,
        RefundId? Id = null, bool KeepService = false);

    /// <param name="Receipt">Null while a card's part is under way, or when it was declined.</param>
    public sealed record Refunded(OrderView Order, RefundView Refund, ReceiptView? Receipt);

    public static async Task Handle(HttpContext http, OrderId id, Request body)
    {
        // A retry must find the refund of the first try again, so its id comes from the request.
        var refund = body.Id ?? (Routes.IsDryRun(http) || http.Features.Get<Caller>() is not { } caller
            ? new RefundId(Guid.Empty)
            : Ids.Derived<RefundId>($"{caller.Business}:{caller.Actor}:{http.Request.Headers["Idempotency-Key"]}"));
        var asksCard = body.Tenders is { Count: > 0 } tenders ? tenders.Any(t => t.Method == TenderMethod.Card) : await WasPaidByCard(http, id);
        await CardPhases.Run(http, "orders.refund", new CardRequest<Refunded>(
            asksCard, (work, provider) => Begin(work, provider, id, refund, body), counter => Finish(counter, refund), [], Rehearse: true));
    }

    /// <summary>Without a card all of it is one write, so that a refusal leaves nothing behind.</summary>
    private static async Task<bool> WasPaidByCard(HttpContext http, OrderId id)
    {
        if (http.Features.Get<Caller>() is not { } caller)
        {
            return false;
        }

        var paid = await http.RequestServices.GetRequiredService<Reader>().Read<bool>(
            caller.Business, caller.Actor, async r => await r.Set<TenderRow>().AnyAsync(t => t.OrderId == id && t.RefundId == null && t.Method == TenderMethod.Card));
        return paid is { Refusal: null, Value: true };
    }

    private static async Task<Result<Counter>> Begin(Work work, string provider, OrderId id, RefundId refund, Request body)
    {
        if ((await Counter.Load(work, id)).Failed(out var refusal, out var counter) ||
            Lines.Text(body.Reason, Lines.Reason, "/reason", "Please say why.").Failed(out refusal, out var reason) ||
            (await counter.Shop.Till(body.TillId)).Failed(out refusal, out _) ||
            RefundPlan.Decide(counter.Ticket, await Returning.Fit(counter, body.Lines ?? []), body.Tips, body.Tenders ?? [], Capabilities.Of(work).Credits, body.KeepService).Failed(out refusal, out var plan))
        {
            return refusal;
        }

        if (await Returning.Check(counter, plan) is { } used)
        {
            return used;
        }

        if (await work.Set<RefundRow>().AnyAsync(r => r.Id == refund))
        {
            return CommonErrors.Duplicate.At("/id", "This refund was made before.");
        }

        var row = new RefundRow { BusinessId = work.Business, Id = refund, OrderId = id, Reason = reason, TillId = body.TillId, At = work.Now };
        refusal = await Refunding.Reserve(counter, row, plan, provider);
        return refusal is null ? counter : refusal;
    }

    private static async Task<Result<Refunded>> Finish(Counter counter, RefundId id)
    {
        if ((await Refunding.Conclude(counter, id)).Failed(out var refusal, out var done))
        {
            return refusal;
        }

        counter.Ticket.Store(counter.Work);
        var order = await Answer.Of(counter);
        var zone = counter.Shop.Site.Zone;
        var receipt = done.Receipt is null ? null : ReceiptView.Of(done.Receipt, done.Content ?? ReceiptView.Content(done.Receipt), zone, order.ClientOfReceipt, []);
        return new Refunded(order, RefundView.Of(done, counter.Ticket, zone), receipt);
    }
}

/// <param name="Gross">All that goes back: lines, tips and rounding.</param>
internal sealed record RefundView(
    RefundId Id, RefundState State, Money Gross, Money Net, Money Tax, Money Tips, Money Rounding, string Reason, IReadOnlyList<RefundedLine> Lines,
    IReadOnlyList<TenderView> Tenders, IReadOnlyList<string> Explanations, IReadOnlyList<Consequence> Consequences, IReadOnlyList<OrderNote> Notes)
{
    public static RefundView Of(Concluded done, Ticket ticket, NodaTime.DateTimeZone zone)
    {
        var (row, content) = (done.Refund.Row, done.Content ?? (done.Receipt is null ? null : ReceiptView.Content(done.Receipt)));
        var tenders = ticket.Tenders.Where(t => t.RefundId == row.Id).ToList();
        return new RefundView(
            row.Id, row.State, ticket.Money(content?.Totals.Gross ?? tenders.Sum(t => t.Amount)), ticket.Money(content?.Totals.Net ?? 0),
            ticket.Money(content?.Totals.Tax ?? 0), ticket.Money(row.Tips), ticket.Money(row.Rounding), row.Reason,
            [.. done.Refund.Lines.Select(l => new RefundedLine(l.LineId, l.Quantity, ticket.Money(l.Gross)))],
            [.. tenders.Select(t => TenderView.Of(t, ticket.Currency, zone))],
            content is null ? Explain.Waiting(row.State) : Explain.Refund(content), Consequence.Of(done.Entry), content?.Notes ?? []);
    }
}

/// <summary>What an account gains or loses by the refund, debit plus. With <c>dryRun</c>: before anything has happened.</summary>
/// <param name="Account">Its kind (<c>liability.tips</c>).</param>
/// <param name="Owner">TypeID of whose value it is; empty: the business.</param>
/// <param name="Unit">A currency (minor units), <c>pts</c>, <c>session:…</c>, <c>item:…</c>.</param>
internal sealed record Consequence(string Account, string Owner, string Unit, long Amount)
{
    public static IReadOnlyList<Consequence> Of(EntryDraft? entry) => entry is null
        ? []
        : [.. entry.Postings.GroupBy(p => p.Account).Select(g => new Consequence(g.Key.Kind.Name, g.Key.Owner, g.Key.Unit.Code, g.Sum(p => p.Amount))).Where(c => c.Amount != 0)];
}

internal sealed record RefundedLine(LineId LineId, long Quantity, Money Gross);
