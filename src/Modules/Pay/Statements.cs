using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Pay;

/// <param name="Opening">What we owed before the first day.</param>
/// <param name="Closing">What we owe after the last: opening, earned, less paid out.</param>
/// <param name="Payable">What can be paid out now for the time up to the last day.</param>
internal sealed record PayStatementSum(
    MemberId MemberId, string MemberName, LocalDate From, LocalDate To, PayStatementTotals Totals, Money Opening, Money Closing, Money Payable);

/// <param name="Lines">The newest first; what is shown sums to <see cref="PayStatementSum.Closing"/> less <see cref="PayStatementSum.Opening"/>.</param>
internal sealed record PayStatementView(PayStatementSum Sum, IReadOnlyList<PayStatementLine> Lines);

/// <param name="Currency">Null: the business's.</param>
internal sealed record StatementQuery(string? From, string? To, string? Currency = null);

internal static class ListStatements
{
    internal sealed record View(IReadOnlyList<PayStatementSum> Items, Money Earned, Money Payable);

    public static async Task<Result<View>> Handle(Reading reading, StatementQuery query)
    {
        if (Days.Range(query.From, query.To).Failed(out var refusal, out var range) || (await Statements.Unit(reading, query.Currency)).Failed(out refusal, out var currency))
        {
            return refusal;
        }

        var sums = await Statements.Sums(reading, currency, range.From, range.To, null);
        return new View(
            sums, sums.Aggregate(Money.Zero(currency), (sum, s) => sum + s.Totals.Earned), sums.Aggregate(Money.Zero(currency), (sum, s) => sum + s.Payable));
    }
}

internal static class ShowStatement
{
    /// <summary>A statement of half a year of a busy person.</summary>
    private const int MaxLines = 20_000;

    internal sealed record Query(MemberId MemberId, string? From, string? To, string? Currency = null);

    public static Task<Result<PayStatementView>> Handle(Reading reading, Query query) =>
        Of(reading, query.MemberId, new StatementQuery(query.From, query.To, query.Currency));

    /// <summary>One's own: whoever is signed in.</summary>
    public static async Task<Result<PayStatementView>> Own(Reading reading, StatementQuery query) => reading.Actor.Member is { } self
        ? await Of(reading, self, query)
        : PayErrors.TeamMemberUnknown.Because("A program has no pay of its own. Ask for a member's statement.");

    private static async Task<Result<PayStatementView>> Of(Reading reading, MemberId member, StatementQuery query)
    {
        if (Days.Range(query.From, query.To).Failed(out var refusal, out var range) || (await Statements.Unit(reading, query.Currency)).Failed(out refusal, out var currency))
        {
            return refusal;
        }

        if ((await Statements.Sums(reading, currency, range.From, range.To, member)) is not [var sum])
        {
            return PayErrors.TeamMemberUnknown.Because("There is no such member of the team.");
        }

        var filter = new OwnerFilter(Accounts.Owed, Kernel.Unit.Of(currency), member.ToString(), range.From, range.To);
        var moves = await OwnerReads.Moves(reading, filter, MaxLines + 1);
        if (moves.Count > MaxLines)
        {
            return CommonErrors.Invalid.At("/query/to", "These are too many lines for one statement. Choose a shorter time.");
        }

        var reads = await StatementReads.For(reading, currency, moves);
        return new PayStatementView(sum, [.. moves.Reverse().Select(reads.Line)]);
    }
}

internal static class Statements
{
    public static async Task<Result<Currency>> Unit(Reading reading, string? code)
    {
        if (code is null)
        {
            return (await Places.Public.BusinessOf(reading)).Currency;
        }

        return Currency.TryParse(code, out var currency) ? currency : CommonErrors.Invalid.At("/query/currency", "A currency is three letters, such as EUR.");
    }

    /// <summary>Of one member, or of all who are active or have anything to show.</summary>
    public static async Task<IReadOnlyList<PayStatementSum>> Sums(Reading reading, Currency currency, LocalDate from, LocalDate to, MemberId? member)
    {
        var filter = new OwnerFilter(Accounts.Owed, Kernel.Unit.Of(currency), member?.ToString());
        var before = (await OwnerReads.Sums(reading, filter with { To = from.PlusDays(-1) })).ToLookup(s => s.Owner);
        var within = (await OwnerReads.Sums(reading, filter with { From = from, To = to })).ToLookup(s => s.Owner);
        var all = (await OwnerReads.Sums(reading, filter)).ToLookup(s => s.Owner);
        var paid = await TipReads.Paid(reading, currency, from, to, member);
        var late = await TipReads.Late(reading, currency, from, to, member);
        var sums = new List<PayStatementSum>();
        foreach (var person in (await Team.Public.Members(reading)).Where(m => member is null || m.Id == member))
        {
            var owner = person.Id.ToString();
            if (member is null && !person.Active && !all[owner].Any())
            {
                continue;
            }

            var opening = before[owner].Sum(s => s.Amount);
            var payable = Payable.Of([.. before[owner], .. within[owner]], [.. all[owner]]);
            sums.Add(new PayStatementSum(
                person.Id, person.Name, from, to,
                PayStatementTotals.Of(within[owner], paid.GetValueOrDefault(person.Id), late.GetValueOrDefault(person.Id), currency),
                new Money(opening, currency), new Money(opening + within[owner].Sum(s => s.Amount), currency), new Money(Math.Max(payable.Sum, 0), currency)));
        }

        return sums;
    }
}
