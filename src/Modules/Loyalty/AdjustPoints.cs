using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Loyalty;

/// <summary>Points given or taken by hand, with the reason. The desk may so many at once, managers more.</summary>
internal static class AdjustPoints
{
    public const int Reason = 200;
    private const long Most = 1_000_000;

    /// <param name="Points">Below zero takes away.</param>
    /// <param name="ProgrammeId">Null: the only one.</param>
    internal sealed record Request(long Points, string Reason, ProgrammeId? ProgrammeId = null);

    internal sealed record View(long Points, long Balance, long Owed);

    public static async Task<Result<View>> Handle(Work work, ById<ClientId> path, Request r, Caller caller)
    {
        if (await Clients.Public.ClientOf(work, path.Id) is null)
        {
            return CommonErrors.NotFound.Because("There is no such client.");
        }

        if ((await Choose.Plan(work, r.ProgrammeId)).Failed(out var refusal, out var plan) ||
            Choose.Text(r.Reason, Reason, "/reason").Failed(out refusal, out var reason))
        {
            return refusal;
        }

        if (r.Points is 0 or > Most or < -Most)
        {
            return CommonErrors.Invalid.At("/points", $"Up to {Most} points, and not none.");
        }

        if (Math.Abs(r.Points) > plan.Terms.AdjustLimit && !caller.May(LoyaltyModule.AdjustFreely))
        {
            return LoyaltyErrors.AdjustLimit.At("/points", $"You may give or take {Gates.Points(plan.Terms.AdjustLimit)} at once. Ask a manager for more; nothing was changed.");
        }

        var business = await Places.Public.BusinessOf(work);
        var today = work.Now.InZone(business.Zone).Date;
        var account = await Account.Of(work, plan, path.Id, today, business.Zone);
        var entry = new EntryDraft("points", today);
        var leg = new Leg(Rules.Adjust, plan.Number);
        var filled = Math.Min(account.Owed, Math.Max(0, r.Points));
        if (r.Points > 0)
        {
            entry.Debit(Accounts.Given.Of(plan.Unit), r.Points, leg).Credit(Accounts.Owed.Of(path.Id, plan.Unit), filled, leg)
                .Credit(account.Points, r.Points - filled, leg, expires: account.Expires);
        }
        else
        {
            entry.Move(account.Points, Accounts.Given.Of(plan.Unit), -r.Points, leg);
        }

        if ((await work.Ledger.Post(entry)).Failed(out refusal, out _))
        {
            return LoyaltyErrors.NotEnoughPoints.At("/points", "She has fewer points than that. Nothing was taken.");
        }

        work.Log.Append(new PointsAdjusted(path.Id, plan.Id, r.Points));
        Events.Add(
            work,
            new EventRow { Kind = EventKind.Adjusted, ProgrammeId = plan.Id, Version = plan.Number, ClientId = path.Id, Day = today, Points = r.Points - filled },
            new ReasonData(reason, work.Actor.Name is { Length: > 0 } name ? name : null));
        return new View(r.Points, await work.Ledger.Available(account.Points), account.Owed - filled);
    }
}

/// <summary>What the use cases about one client share.</summary>
internal static class Choose
{
    public static async Task<Result<Plan>> Plan(Work work, ProgrammeId? id)
    {
        if (id is { } known)
        {
            return await Programmes.Of(work, known) is { } plan ? plan : LoyaltyErrors.NoProgramme.At("/programmeId", "There is no such programme, or it has not begun.");
        }

        var plans = (await Programmes.Now(work.AsReading())).Where(p => !p.Programme.Ended).ToList();
        return plans.Count switch
        {
            1 => plans[0],
            0 => LoyaltyErrors.NoProgramme.Because("There is no loyalty programme yet. Make one first."),
            _ => CommonErrors.Invalid.At("/programmeId", "There are several programmes: say which."),
        };
    }

    public static Result<string> Text(string? text, int limit, string pointer) => Texts.Clean(text) switch
    {
        null => CommonErrors.Invalid.At(pointer, "Please say why."),
        { Length: var length } when length > limit => CommonErrors.Invalid.At(pointer, $"This may have at most {limit} characters."),
        var clean => clean,
    };
}
