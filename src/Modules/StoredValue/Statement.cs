using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Bookend.StoredValue;

/// <summary>What a client owed, took and paid between two business dates; the lines always lead from the first balance to the last.</summary>
internal static class ShowStatement
{
    public sealed record Query(ClientId Id, string? From, string? To);

    /// <param name="Amount">Plus: she owes more. Minus: she has paid, or was given something back.</param>
    /// <param name="Balance">What she owed then.</param>
    public sealed record Line(LocalDate Date, Instant At, StatementKind Kind, Money Amount, Money Balance, OrderId? OrderId, EntryId EntryId);

    public enum StatementKind
    {
        Purchase,
        Payment,
        Refund,

        /// <summary>A payment was given back.</summary>
        PaymentReturned,

        /// <summary>To or from an instalment plan.</summary>
        Plan,
    }

    public sealed record View(ClientId ClientId, string ClientName, LocalDate From, LocalDate To, Money Opening, IReadOnlyList<Line> Lines, Money Closing, bool IsCut);

    public static async Task<Result<View>> Handle(Reading reading, Query query)
    {
        var business = await Places.Public.BusinessOf(reading);
        var today = reading.Now.InZone(business.Zone).Date;
        if (Day(query.From, new LocalDate(today.Year, today.Month, 1), "/query/from").Failed(out var refusal, out var from) || Day(query.To, today, "/query/to").Failed(out refusal, out var to))
        {
            return refusal;
        }

        if (await Clients.Public.ClientOf(reading, query.Id) is not { } client)
        {
            return CommonErrors.NotFound.Because("There is no such client.");
        }

        if (from > to)
        {
            return CommonErrors.Invalid.At("/query/from", "The first day is not after the last.");
        }

        var account = Accounts.OnAccount.Of(query.Id, business.Currency);
        var opening = await AccountReads.BalanceBefore(reading, account, from);
        var moves = await AccountReads.Moves(reading, account, from, to);
        var lines = Lines(opening, moves.Items, business.Currency);
        var closing = lines.Count == 0 ? new Money(opening, business.Currency) : lines[^1].Balance;
        return new View(query.Id, client.Name, from, to, new Money(opening, business.Currency), lines, closing, moves.Next is not null);
    }

    internal static IReadOnlyList<Line> Lines(long opening, IReadOnlyList<AccountMove> moves, Currency currency)
    {
        var (balance, lines) = (opening, new List<Line>());
        foreach (var move in moves)
        {
            balance += move.Amount;
            lines.Add(new Line(move.BusinessDate, move.OccurredAt, KindOf(move), new Money(move.Amount, currency), new Money(balance, currency), move.OrderId, move.EntryId));
        }

        return lines;
    }

    private static StatementKind KindOf(AccountMove move) =>
        move.Rule == Rules.Plan ? StatementKind.Plan
        : move.LineId is not null ? move.IsReversal ? StatementKind.PaymentReturned : StatementKind.Payment
        : move.IsReversal ? StatementKind.Refund
        : StatementKind.Purchase;

    private static Result<LocalDate> Day(string? text, LocalDate otherwise, string pointer) =>
        text is null ? otherwise
        : LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value
        : CommonErrors.Invalid.At(pointer, "A date is written 2026-11-23.");
}
