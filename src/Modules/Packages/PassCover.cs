using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Packages;

/// <summary>A session of a pass pays for a service: its exact value becomes the line's price, and revenue when the order completes.</summary>
internal sealed class PassCover : ICover
{
    public const string Name = "pass";

    public string Source => Name;

    public async Task<IReadOnlyList<CoverOffer>> Find(Reading reading, OrderSnapshot order, LineSnapshot line)
    {
        if (order.ClientId is not { } client || ServiceOf(line) is not { } service)
        {
            return [];
        }

        var found = new List<Candidate>();
        foreach (var pass in await PassFile.UsableBy(reading, client))
        {
            var taken = Taken(pass, order, line);
            if (!pass.IsOver(reading.Now) && pass.Pick(service, order.BookingId, taken) is { } session)
            {
                var shared = pass.Row.ClientId != client;
                found.Add(new Candidate(
                    pass.Row.Id, pass.Terms.Name, pass.Row.ValidUntil, pass.GroupOf(session).ServiceIds.Count, pass.Left - taken.Count, pass.Terms.Sessions,
                    session.State == SessionState.Held, shared));
            }
        }

        return BestPass.Rank(found, order.Day);
    }

    public async Task<Result<CoverPrice>> Use(Work work, OrderSnapshot order, LineSnapshot line, string id)
    {
        if ((await Usable(work, order, line, id)).Failed(out var refusal, out var pass))
        {
            return refusal;
        }

        var service = ServiceOf(line)!.Value;
        var taken = Taken(pass, order, line);
        if (pass.Pick(service, order.BookingId, taken) is not { } session)
        {
            return UsedUp(pass);
        }

        var taxes = pass.Terms.TaxAt == TaxAt.Sale ? [] : (await Catalog.Public.ServiceOf(work, service))!.TaxIds;
        return new CoverPrice(
            pass.Terms.TaxAt == TaxAt.Sale ? session.Value : session.Gross, taxes, $"{pass.Terms.Name}, session {pass.Used + taken.Count + 1} of {pass.Terms.Sessions}");
    }

    public async Task<Refusal?> Redeem(Work work, OrderSnapshot order, LineSnapshot line, EntryDraft entry, Account against)
    {
        if ((await Usable(work, order, line, line.Cover!.Id)).Failed(out var refusal, out var pass))
        {
            return refusal;
        }

        var service = ServiceOf(line)!.Value;
        if (pass.Pick(service, order.BookingId, [], line.Gross) is not { } session)
        {
            return UsedUp(pass);
        }

        // Another order may have had the session whose price this one shows; within a group they differ by a cent at most.
        if (Math.Abs(line.Gross - session.Value) > 1)
        {
            return PackagesErrors.Changed.Because($"The session for {line.Name} is worth {order.Money(session.Value)} now. Take the pass off the line and put it on again. Nothing was charged.");
        }

        refusal = await Holding.LetGo(work, pass, session, order.Day) ?? await Activate(work, pass, order);
        if (refusal is not null)
        {
            return refusal;
        }

        var leg = new Leg(Rules.Redeem) { Line = line.Id };
        entry.Debit(pass.Deferred, session.Value, leg)
            .Move(Accounts.Rounding.Of(order.SiteId, order.Currency), against, line.Gross - session.Value, leg)
            .Credit(against, session.Value, leg);
        var ofSession = new Leg(Rules.Session) { Line = line.Id };
        entry.Debit(pass.SessionsOf(session.Group), 1, ofSession).Credit(pass.SoldOf(session.Group), 1, ofSession);
        Had(work, pass, session, order, line, service);
        return null;
    }

    public Task<IReadOnlyList<string?>> Foresee(Reading reading, ClientId client, IReadOnlyList<AheadVisit> visits) => Ahead.Foresee(reading, client, visits);

    public Task<Result<bool>> Keep(Work work, ClientId client, BookingId booking, AheadVisit visit) => Ahead.Keep(work, client, booking, visit);

    public Task<Refusal?> Release(Work work, BookingId booking) => Ahead.Release(work, booking);

    public Task<IReadOnlyList<KeptCover>> Kept(Reading reading, IReadOnlyList<BookingId> bookings) => Ahead.Kept(reading, bookings);

    public static ServiceId? ServiceOf(LineSnapshot line) =>
        line is { Kind: LineKind.Service, Quantity: 1 } && ServiceId.TryParse(line.ItemId, out var service) ? service : null;

    private static void Had(Work work, PassFile pass, SessionRow session, OrderSnapshot order, LineSnapshot line, ServiceId service)
    {
        var client = order.ClientId!.Value;
        (session.State, session.OrderId, session.LineId, session.ServiceId, session.UsedBy, session.UsedAt) =
            (SessionState.Used, order.Id, line.Id, service, client, work.Now);
        pass.Settle();
        History.Note(
            work, pass.Row, PassChange.Redeemed, $"{line.Name}: session {pass.Used} of {pass.Terms.Sessions}, {pass.Left} left", 1, session.Value, order.Id, line.Id, client: client);
        work.Log.Append(new PassRedeemed(pass.Row.Id, session.No, client, order.Id, line.Id, service, order.Money(session.Value), pass.Left));
    }

    /// <summary>The first visit starts the clock.</summary>
    private static async Task<Refusal?> Activate(Work work, PassFile pass, OrderSnapshot order)
    {
        if (pass.Row.ActivatedOn is not null)
        {
            return null;
        }

        await Validity.Begin(work, pass.Row, pass.Terms, order.Day);
        History.Note(work, pass.Row, PassChange.Activated, $"First visit{Validity.Words(pass.Row)}", order: order.Id);
        return pass.Row.ExpiresAt is null ? null : await Lots.Renew(work, pass, order.Day);
    }

    private static async Task<Result<PassFile>> Usable(Work work, OrderSnapshot order, LineSnapshot line, string id)
    {
        if (!PassId.TryParse(id, out var passId) || await PassFile.Open(work, passId) is not { } pass || pass.Row.Currency != order.Currency)
        {
            return PackagesErrors.PassUnknown.Because("There is no such pass.");
        }

        if (order.ClientId is not { } client || !pass.IsFor(client))
        {
            return PackagesErrors.NotTheirs.Because($"{pass.Terms.Name} is not for the client of this order. Its owner may share it.");
        }

        if (ServiceOf(line) is not { } service || !pass.Fits(service))
        {
            return PackagesErrors.Unfit.Because($"{pass.Terms.Name} is not good for {line.Name}.");
        }

        return pass.IsOver(work.Now)
            ? PackagesErrors.Expired.Because($"{pass.Terms.Name} was valid until {Validity.Text(pass.Row.ValidUntil!.Value)}. It can be extended, with a reason.")
            : pass;
    }

    /// <summary>Sessions that other lines of this order will use.</summary>
    private static List<int> Taken(PassFile pass, OrderSnapshot order, LineSnapshot line)
    {
        var taken = new List<int>();
        foreach (var other in order.Lines.Where(l => l.Id != line.Id && l.Cover is { Source: Name } c && c.Id == pass.Row.Id.ToString()))
        {
            if (ServiceOf(other) is { } service && pass.Pick(service, order.BookingId, taken, other.UnitPrice) is { } session)
            {
                taken.Add(session.No);
            }
        }

        return taken;
    }

    private static Refusal UsedUp(PassFile pass) => PackagesErrors.UsedUp.Because(
        pass.Sessions.Any(s => s.State == SessionState.Held)
            ? $"The sessions left on {pass.Terms.Name} are kept for booked visits. Nothing was charged."
            : $"No session is left on {pass.Terms.Name} for this. Nothing was charged.");
}
