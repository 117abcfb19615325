using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Loyalty;

/// <summary>A client joins, perhaps on a friend's recommendation. Sign-up points come at once; the recommendation pays when her first visit completes.</summary>
internal static class JoinProgramme
{
    internal sealed record Request(ProgrammeId? ProgrammeId = null, ClientId? ReferredBy = null);

    internal sealed record View(ProgrammeId ProgrammeId, long Points, long Balance, ClientId? ReferredBy);

    public static async Task<Result<View>> Handle(Work work, ById<ClientId> path, Request r)
    {
        var client = path.Id;
        if (await Clients.Public.ClientOf(work, client) is null)
        {
            return CommonErrors.NotFound.Because("There is no such client.");
        }

        if ((await Choose.Plan(work, r.ProgrammeId)).Failed(out var refusal, out var plan))
        {
            return refusal;
        }

        var past = await Past.Of(work, plan.Id, client);
        if (past.Joined)
        {
            return LoyaltyErrors.AlreadyJoined.Because("She has joined before. Nothing was changed.");
        }

        if (r.ReferredBy is { } by && (by == client || past.HasVisited || await Clients.Public.ClientOf(work, by) is null))
        {
            return LoyaltyErrors.ReferralInvalid.At("/referredBy", by == client
                ? "Nobody brings herself."
                : past.HasVisited ? "She has been here before, so nobody brought her." : "There is no such client.");
        }

        var business = await Places.Public.BusinessOf(work);
        var today = work.Now.InZone(business.Zone).Date;
        var points = past.At(plan.Terms, today, null, false).SignUpGiven ? 0 : plan.Terms.Rules.Where(x => x.Kind == EarnKind.SignUp).Sum(x => x.Points);
        var account = await Account.Of(work, plan, client, today, business.Zone);
        if (points > 0 && await Give(work, plan, account, points, new EntryDraft("points", today)) is { } wrong)
        {
            return wrong;
        }

        work.Log.Append(new ClientJoined(client, plan.Id, r.ReferredBy));
        Events.Add(
            work,
            new EventRow
            {
                Kind = EventKind.Joined, ProgrammeId = plan.Id, Version = plan.Number, ClientId = client, OtherId = r.ReferredBy, Day = today, Points = points, SignUp = points,
            },
            new ReasonData("Joined the programme"));
        return new View(plan.Id, points, await work.Ledger.Available(account.Points), r.ReferredBy);
    }

    private static async Task<Refusal?> Give(Work work, Plan plan, Account account, long points, EntryDraft entry)
    {
        var leg = new Leg(Rules.Join, plan.Number);
        entry.Debit(Accounts.Given.Of(plan.Unit), points, leg).Credit(account.Points, points, leg, expires: account.Expires);
        return (await work.Ledger.Post(entry)).Refusal;
    }
}
