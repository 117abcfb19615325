using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Sales;

internal enum ChangeOp
{
    AddLine,
    SetQuantity,
    SetPrice,
    RemoveLine,
    Discount,
    Tip,
    Client,

    /// <summary>A session of a pass, or a service of a membership, pays for the line.</summary>
    Cover,
    Uncover,

    /// <summary>A promotion's code.</summary>
    Code,
    RemoveCode,

    /// <summary>How many guests it is for.</summary>
    Party,

    /// <summary>Takes the service charge or gratuity off, or puts it back.</summary>
    RemoveCharge,
    RestoreCharge,
}

/// <summary>
/// What was done to an order, line by line, so that two devices on one order merge instead of overwriting each other. Adding a line whose
/// id is there already, and removing one that is gone, are done already and change nothing.
/// </summary>
internal static class ChangeOrder
{
    private const int MaxOperations = 100;

    /// <summary>Each operation uses the members that it needs; see the list in the API's contract.</summary>
    public sealed record Operation(
        ChangeOp Op, LineKind? Kind = null, string? ItemId = null, LineId? Id = null, string? Name = null, Money? UnitPrice = null, long? Quantity = null,
        MemberId? MemberId = null, IReadOnlyList<TaxId>? TaxIds = null, LineId? LineId = null, int? PercentPpm = null, Money? Amount = null,
        string? Reason = null, ClientId? ClientId = null, JsonElement? Details = null, CoverRef? Cover = null, string? Code = null,
        ChargeKind? Charge = null, int? Party = null);

    /// <param name="CoSign">From <c>POST /auth/co-sign</c>, for what is beyond the caller's own power.</param>
    public sealed record Request(IReadOnlyList<Operation> Operations, string? CoSign = null);

    public static async Task<Result<OrderView>> Handle(Work work, Change<OrderId> path, Request body)
    {
        if ((await Counter.Load(work, path.Id)).Failed(out var refusal, out var counter))
        {
            return refusal;
        }

        refusal = Changing.MustBeOpen(counter.Ticket.Order) ?? Versions.Check(counter.Ticket.Order.Version, null, path.IfMatch);
        if (refusal is not null)
        {
            return refusal;
        }

        if (body.Operations.Count > MaxOperations)
        {
            return CommonErrors.Invalid.At("/operations", $"At most {MaxOperations} operations at once.");
        }

        for (var i = 0; i < body.Operations.Count; i++)
        {
            if (await Apply(counter, body.Operations[i], body.CoSign, $"/operations/{i}") is { } wrong)
            {
                return wrong;
            }
        }

        if ((await Offering.Price(work, counter.Ticket, counter.Shop.Today) ?? await Overrides.Check(work, counter.Ticket, body.CoSign)) is { } negative)
        {
            return negative;
        }

        counter.Ticket.Store(work);
        work.Log.Append(Changing.Fact(counter.Ticket));
        return await Answer.Of(counter);
    }

    private static async Task<Refusal?> Apply(Counter counter, Operation op, string? coSign, string at)
    {
        var ticket = counter.Ticket;
        switch (op.Op)
        {
            case ChangeOp.AddLine:
                return op.Id is { } known && ticket.Line(known) is not null ? null : await AddLine(counter, op, at);
            case ChangeOp.Tip:
                return op is { MemberId: { } member, Amount: { } amount }
                    ? await Tipping.Add(counter, new TipInput(member, amount, op.Id), at)
                    : CommonErrors.Invalid.At(at, "A tip has a memberId and an amount.");
            case ChangeOp.Client:
                return await SetClient(counter, op.ClientId, $"{at}/clientId");
            case ChangeOp.Discount:
                return Lines.Discount(ticket, new DiscountInput(op.PercentPpm, op.Amount, op.Reason, op.LineId), at);
            case ChangeOp.Code:
                return Offering.AddCode(ticket.Order, op.Code, $"{at}/code");
            case ChangeOp.RemoveCode:
                Offering.RemoveCode(ticket.Order, op.Code);
                return null;
            case ChangeOp.Party:
                ticket.Order.Party = op.Party;
                return Lines.Party(op.Party, $"{at}/party");
            case ChangeOp.RemoveCharge or ChangeOp.RestoreCharge:
                return op.Charge is not { } charge ? CommonErrors.Invalid.At($"{at}/charge", "Say which: service or gratuity.")
                    : op.Op == ChangeOp.RestoreCharge ? Overrides.Restore(ticket, charge, at)
                    : await Overrides.Remove(counter.Work, ticket, charge, op.Reason, coSign, at);
            case ChangeOp.RemoveLine when op.LineId is { } gone && ticket.Line(gone) is null:
                return null;
        }

        if (op.LineId is not { } id || ticket.Line(id) is not { } line)
        {
            return SalesErrors.LineUnknown.At($"{at}/lineId", "There is no such line on this order.");
        }

        switch (op.Op)
        {
            case var _ when line.Row.Kind == LineKind.ServiceCharge:
                return SalesErrors.ChargeAutomatic.At(at, $"{line.Row.Name} follows what is on the order. Take it off with removeCharge and a reason.");
            case ChangeOp.RemoveLine:
                ticket.Remove(line);
                return null;
            case ChangeOp.Cover:
                return await Covering.Cover(counter, line, op.Cover, $"{at}/cover");
            case ChangeOp.Uncover:
                Covering.Uncover(ticket, line);
                return null;
            case var _ when line.Row.CoverId is not null || Lines.OfCapability(line.Row.Kind):
                return SalesErrors.NotDiscountable.At(at, $"What {line.Row.Name} costs was agreed. Take it off the order and add it anew.");
            case ChangeOp.SetQuantity:
                line.Row.Quantity = op.Quantity ?? 0;
                return Lines.Quantity(line.Row.Quantity, $"{at}/quantity");
            default:
                return SetPrice(ticket, line.Row, op, at);
        }
    }

    private static async Task<Refusal?> AddLine(Counter counter, Operation op, string at)
    {
        if (op.Kind is not { } kind)
        {
            return CommonErrors.Invalid.At($"{at}/kind", "Say whether it is a service, a product or custom.");
        }

        var input = new LineInput(kind, op.ItemId, op.Id, op.Name, op.UnitPrice, op.Quantity ?? 1, op.MemberId, op.TaxIds, null, op.Reason, op.Details);
        return await Lines.Add(counter.Shop, counter.Ticket, input, op.Id ?? counter.Work.NewId<LineId>(), at);
    }

    private static Refusal? SetPrice(Ticket ticket, OrderLineRow row, Operation op, string at)
    {
        if (Lines.Price(op.UnitPrice, row.Kind, ticket.Currency, $"{at}/unitPrice").Failed(out var refusal, out var price) ||
            Lines.Text(op.Reason, Lines.Reason, $"{at}/reason", "Please say why the price is another.").Failed(out refusal, out var reason))
        {
            return refusal;
        }

        (row.UnitPrice, row.PriceReason) = (price, reason);
        return null;
    }

    private static async Task<Refusal?> SetClient(Counter counter, ClientId? client, string at)
    {
        if (client is not null && await counter.Shop.ClientName(client) is null)
        {
            return SalesErrors.ClientUnknown.At(at, "There is no such client.");
        }

        counter.Ticket.Order.ClientId = client;
        return null;
    }
}
