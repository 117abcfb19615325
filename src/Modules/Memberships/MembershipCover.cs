using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.Memberships;

/// <summary>An included visit: the line costs nothing, because the period was paid and becomes revenue as a whole when it is over.</summary>
internal sealed class MembershipCover : ICover
{
    public const string Name = "membership";

    public string Source => Name;

    public async Task<IReadOnlyList<CoverOffer>> Find(Reading reading, OrderSnapshot order, LineSnapshot line)
    {
        if (order.ClientId is not { } client || ServiceOf(line) is not { } service)
        {
            return [];
        }

        var offers = new List<CoverOffer>();
        foreach (var member in await MembershipFile.Of(reading, client))
        {
            var day = member.Today(reading.Now);
            if (member.Resting(day) is not null)
            {
                continue;
            }

            foreach (var group in member.For(service))
            {
                var left = await Visits.Left(reading, member, group) - Others(member, group, order, line);
                if (left > 0)
                {
                    var days = Math.Clamp(Period.DaysBetween(day, member.Row.PeriodUntil), 0, 99_999);
                    offers.Add(new CoverOffer(
                        new CoverRef(Name, member.Row.Id.ToString()), member.Terms.Name, 1 + days * 100 + Math.Min(member.Terms.Included[group - 1].ServiceIds.Count, 99),
                        $"{left} included {(left == 1 ? "visit" : "visits")} left until {MembershipFile.Text(member.Row.PeriodUntil.PlusDays(-1))}."));
                    break;
                }
            }
        }

        return [.. offers.OrderBy(o => o.Rank)];
    }

    public async Task<Result<CoverPrice>> Use(Work work, OrderSnapshot order, LineSnapshot line, string id)
    {
        if ((await Usable(work, order, line, id)).Failed(out var refusal, out var member))
        {
            return refusal;
        }

        foreach (var group in member.For(ServiceOf(line)!.Value))
        {
            if (await Visits.Left(work, member, group) > Others(member, group, order, line))
            {
                return new CoverPrice(0, [], $"{member.Terms.Name}, included");
            }
        }

        return UsedUp(member);
    }

    public async Task<Refusal?> Redeem(Work work, OrderSnapshot order, LineSnapshot line, EntryDraft entry, Account against)
    {
        if ((await Usable(work, order, line, line.Cover!.Id)).Failed(out var refusal, out var member))
        {
            return refusal;
        }

        var service = ServiceOf(line)!.Value;
        foreach (var group in member.For(service))
        {
            var account = member.IncludedOf(group);
            var left = await Visits.Left(work, member, group) - entry.Postings.Where(p => p.Account == account).Sum(p => p.Amount);
            if (left > 0)
            {
                var leg = new Leg(Rules.Visit) { Line = line.Id };
                entry.Debit(account, 1, leg).Credit(member.GivenOf(group), 1, leg);
                member.Note(work, MembershipChange.Used, $"{line.Name}: {left - 1} left until {MembershipFile.Text(member.Row.PeriodUntil.PlusDays(-1))}", order: order.Id);
                work.Log.Append(new MembershipUsed(member.Row.Id, order.ClientId!.Value, order.Id, line.Id, service, (int)(left - 1)));
                return null;
            }
        }

        return UsedUp(member);
    }

    private static ServiceId? ServiceOf(LineSnapshot line) =>
        line is { Kind: LineKind.Service, Quantity: 1 } && ServiceId.TryParse(line.ItemId, out var service) ? service : null;

    /// <summary>Other lines of this order that will take a visit of this kind: each the narrowest that is good for it.</summary>
    private static int Others(MembershipFile member, int group, OrderSnapshot order, LineSnapshot line) => order.Lines.Count(l =>
        l.Id != line.Id && l.Cover is { Source: Name } cover && cover.Id == member.Row.Id.ToString() && ServiceOf(l) is { } service && member.For(service).FirstOrDefault() == group);

    private static async Task<Result<MembershipFile>> Usable(Work work, OrderSnapshot order, LineSnapshot line, string id)
    {
        if (!MembershipId.TryParse(id, out var membership) || await MembershipFile.Open(work, membership) is not { } member)
        {
            return MembershipsErrors.Unknown.Because("There is no such membership.");
        }

        if (order.ClientId != member.Row.ClientId)
        {
            return MembershipsErrors.NotTheirs.Because($"{member.Terms.Name} is for its member only.");
        }

        if (ServiceOf(line) is not { } service || !member.For(service).Any())
        {
            return MembershipsErrors.Unfit.Because($"{member.Terms.Name} does not include {line.Name}.");
        }

        return member.Resting(member.Today(work.Now)) is { } why ? MembershipsErrors.Resting.Because($"{why} Nothing was charged.") : member;
    }

    private static Refusal UsedUp(MembershipFile member) => MembershipsErrors.UsedUp.Because(
        $"Everything that {member.Terms.Name} includes until {MembershipFile.Text(member.Row.PeriodUntil.PlusDays(-1))} was used. Nothing was charged.");
}
