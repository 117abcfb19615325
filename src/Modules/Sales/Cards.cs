using Bookend.Core;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Sales;

/// <summary>Asks the card provider, outside of any write, and books its answers within one.</summary>
internal sealed class Cards(ICardProvider provider, Reader reader, Writer writer, ILogger<Cards> logger)
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(20);

    /// <summary>So long a request may still be on its way to the provider, who says meanwhile that there is none: no reason to take the money twice.</summary>
    private static readonly Duration OnItsWay = Duration.FromMinutes(2);

    /// <summary>A charge is not sent when it is older: the provider would hear of it when we may have given it up.</summary>
    private static readonly Duration Sendable = OnItsWay - Duration.FromTimeSpan(AnswerLimit) - Duration.FromSeconds(10);

    public string Provider => provider.Name;

    /// <summary>Charges or refunds each tender that is still pending. No answer is an answer too: unknown.</summary>
    public async Task<IReadOnlyDictionary<TenderId, ChargeAnswer>> Ask(BusinessId business, Begun begun, IReadOnlyList<string> tokens)
    {
        var answers = new Dictionary<TenderId, ChargeAnswer>();
        for (var i = 0; i < begun.Asking.Count; i++)
        {
            if ((await Asked(business, begun.Asking[i])).Failed(out _, out var asked) || asked.Tender.State != TenderState.Pending)
            {
                continue; // another try of this request, or the job, has its answer already
            }

            if (asked.Age > Sendable)
            {
                answers[asked.Tender.Id] = new ChargeAnswer(ChargeState.Unknown, null, null);
                continue;
            }

            var token = asked.Tender.IsPayment ? tokens[i] : asked.Source ?? "";
            var charge = new Charge(business, asked.Tender.Id, new Money(asked.Tender.Amount, asked.Currency), token);
            answers[asked.Tender.Id] = await Try(stop => asked.Tender.IsPayment ? provider.Charge(charge, stop) : provider.Refund(charge, stop))
                ?? new ChargeAnswer(ChargeState.Unknown, null, null);
        }

        return answers;
    }

    /// <summary>
    /// Asks what became of a tender and books it, and with it a refund that waited for it. Also of a payment that we gave up: the provider may have
    /// heard of it after all.
    /// </summary>
    public async Task<Outcome<OrderView>> Resolve(WriteOrder order, OrderId id, TenderId tender)
    {
        var known = await Asked(order.Business, tender);
        var open = known.Refusal is null && known.Value.Tender.OrderId == id &&
            known.Value.Tender is { State: TenderState.Pending or TenderState.Unknown } or { State: TenderState.Voided, IsPayment: true, Provider: not null };
        var heard = open;
        var answer = open ? await Try(async stop =>
        {
            var found = await provider.Look(order.Business, tender, stop);
            heard = found is not null;
            return found ?? new ChargeAnswer(ChargeState.Declined, null, "The provider has never heard of it.");
        }) : null;
        return await writer.Write(order, work => Resolved(work, id, tender, answer, heard));
    }

    /// <summary>Books an answer. The provider's yes counts whenever it comes; everything else only while the tender is open.</summary>
    public static async Task<Refusal?> Settle(Counter counter, TenderRow tender, ChargeAnswer answer)
    {
        var open = tender.State is TenderState.Pending or TenderState.Unknown;
        if (tender.State == TenderState.Captured || (!open && answer.State != ChargeState.Captured))
        {
            return null;
        }

        var (work, ticket, day) = (counter.Work, counter.Ticket, counter.Shop.Today);
        tender.Reference = answer.Reference ?? tender.Reference;
        tender.Reason = Cut(answer.Reason);
        var money = ticket.Money(tender.Amount);
        switch (answer.State)
        {
            case ChargeState.Captured:
                tender.State = TenderState.Captured;
                tender.IsLate = tender.IsPayment && ticket.Order.State != OrderState.Open;
                work.Log.Append(new PaymentCaptured(tender.Id, tender.OrderId, tender.RefundId, tender.Method, money));
                var moved = open
                    ? await work.Ledger.PostPending(tender.PendingEntry!.Value, day)
                    : await work.Ledger.Post(Settlement.Moved(ticket, tender, day));
                return moved.Refusal ?? await Plugged.Paid(counter, tender);
            case ChargeState.Declined:
                tender.State = answer.Reference is null ? TenderState.Voided : TenderState.Declined;
                work.Log.Append(new PaymentDeclined(tender.Id, tender.OrderId, tender.RefundId, tender.Method, money));
                return Refused(await work.Ledger.VoidPending(tender.PendingEntry!.Value, day));
            case ChargeState.Unknown when tender.State != TenderState.Unknown:
                tender.State = TenderState.Unknown;
                work.Log.Append(new PaymentUnknown(tender.Id, tender.OrderId, tender.RefundId, tender.Method, money));
                return null;
            default:
                return null;
        }
    }

    private static async Task<Result<OrderView>> Resolved(Work work, OrderId id, TenderId tenderId, ChargeAnswer? answer, bool heard)
    {
        if ((await Counter.Load(work, id)).Failed(out var refusal, out var counter))
        {
            return refusal;
        }

        if (counter.Ticket.Tenders.Find(t => t.Id == tenderId) is not { } tender)
        {
            return CommonErrors.NotFound.Because("There is no such payment on this order.");
        }

        var mayBeOnItsWay = !heard && work.Now - tender.At < OnItsWay;
        if (answer is null || mayBeOnItsWay)
        {
            return await Answer.Of(counter);
        }

        if (await Settle(counter, tender, answer) is { } refused)
        {
            return refused;
        }

        if (tender.RefundId is { } refund && (await Refunding.Conclude(counter, refund)).Failed(out refusal, out _))
        {
            return refusal;
        }

        counter.Ticket.Store(work);
        return await Answer.Of(counter);
    }

    private Task<Result<(TenderRow Tender, Currency Currency, string? Source, Duration Age)>> Asked(BusinessId business, TenderId id) =>
        reader.Read<(TenderRow, Currency, string?, Duration)>(business, Actor.System("payments"), async r =>
        {
            if (await r.Set<TenderRow>().FirstOrDefaultAsync(t => t.Id == id) is not { } tender)
            {
                return CommonErrors.NotFound.Because("There is no such payment.");
            }

            var currency = await r.Set<OrderRow>().Where(o => o.Id == tender.OrderId).Select(o => o.Currency).FirstAsync();
            var source = tender.SourceId is { } from ? await r.Set<TenderRow>().Where(t => t.Id == from).Select(t => t.Reference).FirstOrDefaultAsync() : null;
            return (tender, currency, source, r.Now - tender.At);
        });

    /// <summary>Null: it threw, or took too long.</summary>
    private async Task<ChargeAnswer?> Try(Func<CancellationToken, Task<ChargeAnswer>> ask)
    {
        using var limit = new CancellationTokenSource(AnswerLimit);
        try
        {
            return await ask(limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "The card provider {Provider} gave no answer", provider.Name);
            return null;
        }
    }

    private static Refusal? Refused(Result<EntryRow> booked) => booked.Refusal;

    private static string? Cut(string? text) => text is { Length: > Lines.Reason } ? text[..Lines.Reason] : text;
}
