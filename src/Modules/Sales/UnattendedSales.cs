using System.Text.Json;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Sales;

/// <summary>One thing that is paid by card with nobody of ours beside it: bought on a public page, or due by agreement.</summary>
/// <param name="Id">Derived from the cause (a form, a debt): asked for again, it is the same sale.</param>
/// <param name="Kind">Of a capability's line; <paramref name="Details"/> are those of the line in the API.</param>
/// <param name="Token">The card provider's.</param>
/// <param name="ExpectedTotal">What the buyer was shown; null: whatever the line comes to with its taxes and reductions.</param>
public sealed record UnattendedSale(
    SiteId SiteId, OrderId Id, LineKind Kind, Money Price, object Details, string Token, ClientId? ClientId = null, Money? ExpectedTotal = null);

public enum UnattendedSaleState
{
    /// <summary>The card provider has not said yes or no yet.</summary>
    Waiting,

    Sold,

    /// <summary>The card was declined, or the provider never heard of it: nothing was charged, and the order is void.</summary>
    NotPaid,
}

/// <param name="ReceiptUrl">Path of the public page; null: there is none yet.</param>
/// <param name="IsDeclined">Not paid because the card's bank said no, and not because the provider never heard of it.</param>
/// <param name="Why">Its words.</param>
public sealed record UnattendedSaleView(
    OrderId Id, UnattendedSaleState State, string? ReceiptNumber, string? ReceiptUrl, bool IsDeclined = false, string? Why = null);

/// <summary>
/// Sales with nobody of ours beside them: the same order, the same phases with the card provider and the same receipt as at the desk. What the
/// desk decides in person is decided here by rule: declined, the order is void; paid, it is complete.
/// </summary>
public sealed class UnattendedSales
{
    private const string Declined = "The card was declined";
    private readonly Cards cards;
    private readonly Writer writer;
    private readonly Reader reader;

    internal UnattendedSales(Cards cards, Writer writer, Reader reader) => (this.cards, this.writer, this.reader) = (cards, writer, reader);

    /// <param name="order">Key and fingerprint are those of the form: sent again it gives the first outcome, with other words <c>idempotency_key_reused</c>.</param>
    /// <param name="begun">Written together with the order, before the provider is asked.</param>
    /// <param name="ended">Written together with what came of it.</param>
    /// <returns>Or what the capability refuses; then nothing was charged and nothing is kept.</returns>
    public async Task<Outcome<UnattendedSaleView>> Sell(WriteOrder order, UnattendedSale sale, Action<Work> begun, Func<Work, UnattendedSaleView, Task> ended)
    {
        var till = Bookend.Places.Public.OnlineTillOf(sale.SiteId);
        var made = await reader.Read<bool>(order.Business, order.Actor, async r => await Bookend.Places.Public.TillOf(r, till) is not null);
        if (made is { Refusal: null, Value: false })
        {
            // A write of its own, so that the sale finds it; a second one at the same time finds it made.
            await writer.WriteOrThrow<Nothing>(new WriteOrder(order.Business, order.Actor, Key: null), async work =>
            {
                await Bookend.Places.Public.MakeOnlineTill(work, sale.SiteId);
                return Nothing.Here;
            });
        }

        return await CardPhases.Run(writer, cards, order, new CardRequest<UnattendedSaleView>(
            HasCard: true,
            async (work, provider) =>
            {
                begun(work);
                return await Begin(work, provider, sale, till);
            },
            async counter => await Conclude(counter, ended),
            [sale.Token],
            Rehearse: true));
    }

    /// <summary>Asks the provider about a sale that waits, and does what follows from its answer.</summary>
    public async Task<Outcome<UnattendedSaleView>> AskAgain(BusinessId business, Actor actor, OrderId id, Func<Work, UnattendedSaleView, Task> ended)
    {
        var open = await reader.Read<TenderId[]>(business, actor, async r => await r.Set<TenderRow>()
            .Where(t => t.OrderId == id && t.Provider != null && (t.State == TenderState.Pending || t.State == TenderState.Unknown)).Select(t => t.Id).ToArrayAsync());
        foreach (var tender in open.Refusal is null ? open.Value : [])
        {
            await cards.Resolve(new WriteOrder(business, actor, Key: null), id, tender);
        }

        return await writer.Write(new WriteOrder(business, actor, Key: null), work => Conclude(work, id, ended));
    }

    /// <summary>Does what follows from the answers that are there: completes a sale that is paid, voids one that is declined. Otherwise it waits.</summary>
    public static async Task<Result<UnattendedSaleView>> Conclude(Work work, OrderId id, Func<Work, UnattendedSaleView, Task> ended) =>
        (await Counter.Load(work, id)).Failed(out var refusal, out var counter) ? refusal : await Conclude(counter, ended);

    /// <summary>Null: there is no such sale.</summary>
    public static async Task<UnattendedSaleView?> StateOf(Reading reading, OrderId id)
    {
        if (await reading.Set<OrderRow>().Where(o => o.Id == id).Select(o => (OrderState?)o.State).FirstOrDefaultAsync() is not { } state)
        {
            return null;
        }

        return View(id, state, await reading.Set<ReceiptRow>().FirstOrDefaultAsync(r => r.OrderId == id && r.Kind == ReceiptKind.Sale));
    }

    private static async Task<Result<Counter>> Begin(Work work, string provider, UnattendedSale sale, TillId till)
    {
        if ((await Shop.Of(work, sale.SiteId, till)).Failed(out var refusal, out var shop))
        {
            return refusal;
        }

        var line = new LineInput(sale.Kind, UnitPrice: sale.Price, Details: JsonSerializer.SerializeToElement(sale.Details, Json.Options));
        if ((await Opening.Open(work, shop, new Opened(sale.Id, till, sale.ClientId), [line], [])).Failed(out refusal, out var ticket))
        {
            return refusal;
        }

        var counter = new Counter(work, shop, ticket);
        work.Log.Append(Opening.Fact(ticket));
        var due = ticket.Money(Till.Due(ticket));
        TenderInput[] tenders = due.Amount == 0 ? [] : [new TenderInput(TenderMethod.Card, due, Token: sale.Token)];
        refusal = await new Checkout(till, tenders, [], sale.ExpectedTotal).Begin(counter, provider);
        return refusal is null ? counter : refusal;
    }

    private static async Task<Result<UnattendedSaleView>> Conclude(Counter counter, Func<Work, UnattendedSaleView, Task> ended)
    {
        if ((await Close(counter)).Failed(out var refusal, out var view))
        {
            return refusal;
        }

        await ended(counter.Work, view);
        return view;
    }

    private static async Task<Result<UnattendedSaleView>> Close(Counter counter)
    {
        var (work, ticket) = (counter.Work, counter.Ticket);
        var id = ticket.Order.Id;
        if (ticket.Order.State == OrderState.Open && !ticket.Tenders.Exists(t => t.State is TenderState.Pending or TenderState.Unknown))
        {
            if (Till.Due(ticket) == 0)
            {
                return (await Completing.Complete(counter, ticket.Order.TillId, new HashSet<TenderId>())).Failed(out var refusal, out var sold)
                    ? refusal
                    : new UnattendedSaleView(id, UnattendedSaleState.Sold, sold.Receipt!.Number, sold.Receipt.PublicUrl);
            }

            // Part of it paid at the desk meanwhile: a person decides.
            if (!ticket.Payments.Any(t => t is { Counts: true, Kept: > 0 }) && VoidOrder.Void(work, ticket, Declined) is { } open)
            {
                return open;
            }
        }

        return View(id, ticket.Order.State, await work.Set<ReceiptRow>().AsNoTracking().FirstOrDefaultAsync(r => r.OrderId == id && r.Kind == ReceiptKind.Sale)) with
        {
            IsDeclined = ticket.Tenders.Exists(t => t.State == TenderState.Declined),
            Why = ticket.Tenders.LastOrDefault(t => t.Reason is not null)?.Reason,
        };
    }

    private static UnattendedSaleView View(OrderId id, OrderState state, ReceiptRow? receipt) => new(
        id,
        state switch { OrderState.Completed => UnattendedSaleState.Sold, OrderState.Voided => UnattendedSaleState.NotPaid, _ => UnattendedSaleState.Waiting },
        receipt is null ? null : Receipting.Number(receipt.Number), receipt is null ? null : $"/r/{receipt.Token}");
}
