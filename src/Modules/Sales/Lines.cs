using System.Text.Json;
using System.Text.Json.Serialization;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using Bookend.Pricing;

namespace Bookend.Sales;

/// <param name="ItemId">The service or product; its name, price and taxes come from the catalogue unless given.</param>
/// <param name="UnitPrice">Another price than the catalogue's, or that of a custom line (there it may be below zero).</param>
/// <param name="Details">What only a gift card, a package or the like needs; see its module.</param>
internal sealed record LineInput(
    LineKind Kind, string? ItemId = null, LineId? Id = null, string? Name = null, Money? UnitPrice = null, long Quantity = 1, MemberId? MemberId = null,
    IReadOnlyList<TaxId>? TaxIds = null, DiscountInput? Discount = null, string? Reason = null, JsonElement? Details = null)
{
    [JsonIgnore]
    internal bool OfVisit { get; init; }
}

/// <summary>A share or an amount; neither takes the discount away again.</summary>
internal sealed record DiscountInput(int? PercentPpm = null, Money? Amount = null, string? Reason = null, LineId? LineId = null);

/// <summary>Reads what a person or program typed into lines of a ticket.</summary>
internal static class Lines
{
    public const int Name = 120;
    public const int Reason = 200;
    private const int MaxParty = 500;

    /// <summary>Typed in by a person: without an item behind it.</summary>
    private static bool IsTyped(LineKind kind) => kind is LineKind.Custom or LineKind.Fee;

    /// <summary>A capability sells it: price and taxes are its business, and what is agreed is not changed afterwards.</summary>
    public static bool OfCapability(LineKind kind) => kind is > LineKind.Custom and not LineKind.ServiceCharge && !IsTyped(kind);

    public static async Task<Refusal?> Add(Shop shop, Ticket ticket, LineInput input, LineId id, string pointer)
    {
        if (ticket.Lines.Count >= Limits.Lines)
        {
            return CommonErrors.Invalid.At(pointer, $"An order has at most {Limits.Lines} lines.");
        }

        if ((await Offered(shop, ticket, input, id, pointer)).Failed(out var refusal, out var item))
        {
            return refusal;
        }

        if (Text(input.Name ?? item?.Name, Name, $"{pointer}/name", "Please name what is sold.").Failed(out refusal, out var name) ||
            Optional(input.Reason, $"{pointer}/reason").Failed(out refusal, out var reason) ||
            Price(OfCapability(input.Kind) ? item!.Price : input.UnitPrice ?? item?.Price, input.Kind, ticket.Currency, $"{pointer}/unitPrice").Failed(out refusal, out var price) ||
            (await shop.Rates((OfCapability(input.Kind) ? null : input.TaxIds) ?? item?.TaxIds ?? [], $"{pointer}/taxIds")).Failed(out refusal, out var rates))
        {
            return refusal;
        }

        if (Quantity(input.Quantity, $"{pointer}/quantity") is { } wrong)
        {
            return wrong;
        }

        var member = input.MemberId is { } memberId ? await shop.MemberName(memberId) : null;
        if (input.MemberId is not null && member is null)
        {
            return SalesErrors.MemberUnknown.At($"{pointer}/memberId", "There is no such member of the team.");
        }

        if (ticket.Line(id) is not null || ticket.Tips.Exists(t => t.Id == id))
        {
            return CommonErrors.Duplicate.At($"{pointer}/id", "There is a line with this id already.");
        }

        var line = new TicketLine(
            new OrderLineRow
            {
                BusinessId = ticket.Order.BusinessId,
                Id = id,
                OrderId = ticket.Order.Id,
                Kind = input.Kind,
                OfVisit = input.OfVisit,
                ItemId = item is null ? null : input.ItemId,
                Terms = item?.Terms,
                Discountable = item?.Discountable ?? true,
                Name = name,
                MemberId = input.MemberId,
                MemberName = member,
                Quantity = input.Quantity,
                UnitPrice = price,
                PriceReason = reason,
                Quoted = item is null ? null : input.OfVisit ? price : item.Price.Amount,
            },
            [.. rates.Take(Limits.TaxesPerLine)]);
        ticket.Add(line);
        return input.Discount is { } discount ? Discount(ticket, line, discount, $"{pointer}/discount") : null;
    }

    /// <summary>What the catalogue, or the capability that sells such lines, says of it; null for what is typed in.</summary>
    private static async Task<Result<Item?>> Offered(Shop shop, Ticket ticket, LineInput input, LineId id, string pointer)
    {
        if (input.Details is not null && (IsTyped(input.Kind) || input.Kind is LineKind.Service or LineKind.Product))
        {
            return CommonErrors.Invalid.At($"{pointer}/details", "Such a line has no details.");
        }

        if (input.Kind == LineKind.ServiceCharge)
        {
            return CommonErrors.Invalid.At($"{pointer}/kind", "The service charge comes by the site's rules. Type in a fee for anything else.");
        }

        if (IsTyped(input.Kind))
        {
            return (Item?)null;
        }

        return input.Kind is LineKind.Service or LineKind.Product
            ? await shop.Find(input) is { } item ? item : SalesErrors.ItemUnknown.At($"{pointer}/itemId", "There is no such service or product.")
            : await shop.Offer(ticket, input, id, pointer);
    }

    /// <summary>The discount of the line that it names, or of the whole order.</summary>
    public static Refusal? Discount(Ticket ticket, DiscountInput input, string pointer)
    {
        var line = input.LineId is { } id ? ticket.Line(id) : null;
        return line?.Row.Kind == LineKind.ServiceCharge
            ? SalesErrors.ChargeAutomatic.At(pointer, $"{line.Row.Name} follows what is on the order. Take it off with removeCharge and a reason.")
            : input.LineId is not null && line is null
            ? SalesErrors.LineUnknown.At($"{pointer}/lineId", "There is no such line on this order.")
            : Discount(ticket, line, input, pointer);
    }

    /// <summary>Sets, or takes away, the discount of a line or (line null) of the whole order.</summary>
    public static Refusal? Discount(Ticket ticket, TicketLine? line, DiscountInput input, string pointer)
    {
        if (input.PercentPpm is < 0 or > Limits.RatePpm || (input.PercentPpm is not null && input.Amount is not null))
        {
            return CommonErrors.Invalid.At($"{pointer}/percentPpm", "Give either percentPpm from 0 to 1000000, or an amount.");
        }

        if (In(input.Amount, ticket.Currency, $"{pointer}/amount").Failed(out var refusal, out var amount) ||
            Optional(input.Reason, $"{pointer}/reason").Failed(out refusal, out var reason))
        {
            return refusal;
        }

        if (amount is < 0 or > Limits.UnitPrice)
        {
            return CommonErrors.Invalid.At($"{pointer}/amount", "A discount is not below zero.");
        }

        int? ppm = input.PercentPpm is null or 0 ? null : input.PercentPpm;
        amount = amount is 0 ? null : amount;
        if (line is null)
        {
            (ticket.Order.DiscountPpm, ticket.Order.DiscountAmount, ticket.Order.DiscountReason) = (ppm, amount, reason);
        }
        else
        {
            if (!line.Row.Discountable && (ppm ?? amount) is not null)
            {
                return SalesErrors.NotDiscountable.At(pointer, $"{line.Row.Name} is worth what is paid for it; nothing can be taken off.");
            }

            (line.Row.DiscountPpm, line.Row.DiscountAmount, line.Row.DiscountReason) = (ppm, amount, reason);
        }

        return null;
    }

    public static Refusal? Party(int? party, string pointer) => party is < 1 or > MaxParty
        ? CommonErrors.Invalid.At(pointer, $"A party is 1 to {MaxParty} people.")
        : null;

    public static Refusal? Quantity(long quantity, string pointer) => quantity is >= 1 and <= Limits.Quantity
        ? null
        : CommonErrors.Invalid.At(pointer, $"A quantity is a whole number from 1 to {Limits.Quantity}.");

    public static Result<long> Price(Money? price, LineKind kind, Currency currency, string pointer)
    {
        if (price is null)
        {
            return CommonErrors.Invalid.At(pointer, "Please give the price.");
        }

        if (In(price, currency, pointer).Failed(out var refusal, out var amount))
        {
            return refusal;
        }

        return Math.Abs(amount!.Value) > Limits.UnitPrice || (amount < 0 && kind != LineKind.Custom)
            ? CommonErrors.Invalid.At(pointer, "This price cannot be. Only a custom line may be below zero.")
            : amount.Value;
    }

    public static Result<long?> In(Money? money, Currency currency, string pointer) => money is null || money.Value.Currency == currency
        ? money?.Amount
        : SalesErrors.CurrencyMismatch.At(pointer, $"This order is in {currency}.");

    /// <summary>Required text.</summary>
    public static Result<string> Text(string? text, int limit, string pointer, string missing)
    {
        if (Texts.Clean(text) is not { } clean)
        {
            return CommonErrors.Invalid.At(pointer, missing);
        }

        if (clean.Length > limit)
        {
            return CommonErrors.Invalid.At(pointer, $"This may have at most {limit} characters.");
        }

        return PaymentErrors.NoCardNumber(pointer, clean) is { } refusal ? refusal : clean;
    }

    public static Result<string?> Optional(string? text, string pointer, int limit = Reason)
    {
        if (Texts.Clean(text) is not { } clean)
        {
            return (string?)null;
        }

        return Text(clean, limit, pointer, "").Failed(out var refusal, out var value) ? refusal : value;
    }
}
