using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;

namespace Bookend.Sales;

/// <summary>Puts payments on a ticket within a write. A card's is pending until its provider has answered.</summary>
internal static class Taking
{
    private const int MaxTenders = 20;
    private const int TokenLength = 64;

    /// <param name="till">Where the payment itself names none.</param>
    /// <param name="provider">The card provider that will be asked.</param>
    public static async Task<Result<TenderRow>> Take(Counter counter, TenderInput input, TillId? till, string provider, string pointer)
    {
        if ((await Weigh(counter, input, till, provider, pointer)).Failed(out var refusal, out var row))
        {
            return refusal;
        }

        counter.Ticket.Add(row);
        return row.Method == TenderMethod.Card ? await Pend(counter, row) : Captured(counter, row);
    }

    /// <summary>What would be taken; nothing is.</summary>
    public static async Task<Result<TenderRow>> Weigh(Counter counter, TenderInput input, TillId? till, string provider, string pointer)
    {
        var (work, shop, ticket) = counter;
        var refusal = Changing.MustBeOpen(ticket.Order) ?? Check(ticket, input, pointer);
        if (refusal is not null)
        {
            return refusal;
        }

        if ((await shop.Till(input.TillId ?? till, input.TillId is null ? "/tillId" : $"{pointer}/tillId")).Failed(out refusal, out var info) ||
            Lines.Optional(input.Reference, $"{pointer}/reference", Lines.Name).Failed(out refusal, out var reference))
        {
            return refusal;
        }

        var row = new TenderRow
        {
            BusinessId = work.Business,
            Id = input.Id ?? work.NewId<TenderId>(),
            OrderId = ticket.Order.Id,
            Method = input.Method,
            Provider = input.Method == TenderMethod.Card ? provider : null,
            Reference = reference,
            TillId = info.Id,
            At = work.Now,
        };
        if (input.Method > TenderMethod.Card)
        {
            if ((await Plugged.Weigh(counter, input, row.Id, reference, pointer)).Failed(out refusal, out var offer))
            {
                return refusal;
            }

            (row.Source, row.Reference) = (offer.Source, offer.Label);
            input = input with { Amount = ticket.Money(offer.Amount) };
        }

        return Till.Take(ticket, input, pointer, row);
    }

    private static TenderRow Captured(Counter counter, TenderRow row)
    {
        counter.Work.Log.Append(new PaymentCaptured(row.Id, row.OrderId, null, row.Method, counter.Ticket.Money(row.Amount)));
        return row;
    }

    /// <summary>The books know of the payment before the provider does: a crash in between leaves a question, not a hole.</summary>
    private static async Task<Result<TenderRow>> Pend(Counter counter, TenderRow row)
    {
        row.PendingEntry = counter.Work.NewId<EntryId>();
        counter.Asking.Add(row);
        var draft = Settlement.Moved(counter.Ticket, row, counter.Shop.Today, row.PendingEntry);
        return (await counter.Work.Ledger.Pend(draft)).Failed(out var refusal, out _) ? refusal : row;
    }

    private static Refusal? Check(Ticket ticket, TenderInput input, string pointer)
    {
        if (ticket.Payments.Count() >= MaxTenders)
        {
            return CommonErrors.Invalid.At(pointer, $"An order has at most {MaxTenders} payments.");
        }

        if (input.Id is { } id && ticket.Tenders.Exists(t => t.Id == id))
        {
            return CommonErrors.Duplicate.At($"{pointer}/id", "There is a payment with this id already.");
        }

        if (Lines.In(input.Amount, ticket.Currency, $"{pointer}/amount").Failed(out var refusal, out var amount) ||
            Lines.In(input.Tendered, ticket.Currency, $"{pointer}/tendered").Failed(out refusal, out var tendered))
        {
            return refusal;
        }

        if (amount is <= 0 or > Pricing.Limits.UnitPrice || tendered > Pricing.Limits.UnitPrice)
        {
            return CommonErrors.Invalid.At($"{pointer}/amount", "A payment is more than nothing.");
        }

        if ((input.Token is not null) != (input.Method == TenderMethod.Card) || (input.Tendered is not null && input.Method != TenderMethod.Cash))
        {
            return CommonErrors.Invalid.At(pointer, "A card needs a token, only cash is tendered, and nothing else has either.");
        }

        return Token(input.Token, $"{pointer}/token");
    }

    private static Refusal? Token(string? token, string pointer)
    {
        if (token is null)
        {
            return null;
        }

        return PaymentErrors.NoCardNumber(pointer, token) ?? (token.Length is > 0 and <= TokenLength && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? null
            : PaymentErrors.TokenUnknown.At(pointer, "This is not a token of the card provider."));
    }
}
