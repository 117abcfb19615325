using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Loyalty;

/// <summary>
/// Balances from another system, with proof: the old system's own count and sum come along, and all of it is booked or none. A client is taken
/// over once from each source, so the same file again changes nothing.
/// </summary>
internal static class ImportOpening
{
    private const int MaxRows = 2000;
    private const int Source = 80;
    private const long MaxPoints = 100_000_000;

    /// <param name="ExpiresOn">The first day on which they are gone; null: as the programme says.</param>
    internal sealed record Balance(ClientId ClientId, long Points, LocalDate? ExpiresOn = null);

    /// <param name="From">Where they come from, in words: "Phorest, 30 November".</param>
    internal sealed record Request(string From, int ExpectedCount, long ExpectedPoints, IReadOnlyList<Balance> Balances, ProgrammeId? ProgrammeId = null);

    /// <param name="OutstandingBefore">Of all clients, in the books.</param>
    internal sealed record Proof(string From, int Count, long Points, long OutstandingBefore, long OutstandingAfter, EntryId EntryId, long EntrySeq);

    public static async Task<Result<Proof>> Handle(Work work, NoPath _, Request r)
    {
        if ((await Choose.Plan(work, r.ProgrammeId)).Failed(out var refusal, out var plan) ||
            Choose.Text(r.From, Source, "/from").Failed(out refusal, out var from))
        {
            return refusal;
        }

        if ((Sums(r) ?? await Known(work, plan, from, r.Balances)) is { } wrong)
        {
            return wrong;
        }

        var business = await Places.Public.BusinessOf(work);
        var today = work.Now.InZone(business.Zone).Date;
        var before = await ShowLiability.Outstanding(work.AsReading(), plan.Unit);
        var entry = new EntryDraft("points.opening", today);
        var leg = new Leg(Rules.Opening, plan.Number);
        foreach (var balance in r.Balances)
        {
            var expires = balance.ExpiresOn is { } on ? WallClock.Start(business.Zone, on.AtMidnight()) : Account.ExpiryOf(plan.Terms, today, business.Zone);
            entry.Credit(Accounts.Points.Of(balance.ClientId, plan.Unit), balance.Points, leg, expires: expires);
        }

        entry.Debit(Accounts.Given.Of(plan.Unit), r.ExpectedPoints, leg);
        if ((await work.Ledger.Post(entry)).Failed(out refusal, out var posted))
        {
            return refusal;
        }

        work.Log.Append(new PointsOpened(plan.Id, r.Balances.Count, r.ExpectedPoints));
        foreach (var (i, balance) in r.Balances.Index())
        {
            var row = new EventRow
            {
                BusinessId = work.Business, Seq = work.Head.FactSeq, No = Numbering + i, Kind = EventKind.Opened, ProgrammeId = plan.Id, Version = plan.Number,
                ClientId = balance.ClientId, Day = today, At = work.Now, Points = balance.Points,
                Data = System.Text.Json.JsonSerializer.Serialize(new ReasonData($"Taken over: {from}"), Json.Options),
            };
            work.Append(row);
        }

        return new Proof(from, r.Balances.Count, r.ExpectedPoints, before, before + r.ExpectedPoints, posted.Id, posted.Seq);
    }

    /// <summary>Beyond the numbers of the kinds, which stand for the events of other writes.</summary>
    private const int Numbering = 100;

    private static Refusal? Sums(Request r)
    {
        if (r.Balances.Count is < 1 or > MaxRows)
        {
            return CommonErrors.Invalid.At("/balances", $"From 1 to {MaxRows} balances at once; send the rest in another request.");
        }

        for (var i = 0; i < r.Balances.Count; i++)
        {
            if (r.Balances[i].Points is < 1 or > MaxPoints)
            {
                return CommonErrors.Invalid.At($"/balances/{i}/points", $"From 1 to {MaxPoints} points. Leave out who has none. Nothing was booked.");
            }
        }

        var (count, sum) = (r.Balances.Count, r.Balances.Sum(b => b.Points));
        return r.Balances.Select(b => b.ClientId).Distinct().Count() != count
            ? CommonErrors.Duplicate.At("/balances", "A client is named twice. Nothing was booked.")
            : count != r.ExpectedCount || sum != r.ExpectedPoints
                ? LoyaltyErrors.OpeningDiffers.At(
                    "/expectedPoints", $"Announced were {r.ExpectedCount} clients with {Gates.Points(r.ExpectedPoints)}; these are {count} with {sum}. Nothing was booked.")
                : null;
    }

    private static async Task<Refusal?> Known(Work work, Plan plan, string from, IReadOnlyList<Balance> balances)
    {
        var reason = System.Text.Json.JsonSerializer.Serialize(new ReasonData($"Taken over: {from}"), Json.Options);
        var before = (await work.Set<EventRow>().Where(e => e.Kind == EventKind.Opened && e.ProgrammeId == plan.Id && e.Data == reason).Select(e => e.ClientId!.Value).ToListAsync())
            .ToHashSet();
        for (var i = 0; i < balances.Count; i++)
        {
            if (before.Contains(balances[i].ClientId))
            {
                return CommonErrors.Duplicate.At($"/balances/{i}", $"She was taken over from '{from}' before. Nothing was booked.");
            }

            if (await Clients.Public.ClientOf(work, balances[i].ClientId) is null)
            {
                return CommonErrors.NotFound.At($"/balances/{i}/clientId", "There is no such client. Nothing was booked.");
            }
        }

        return null;
    }
}
