using System.Globalization;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Memberships;

/// <summary>A membership with its terms and the site whose days it counts.</summary>
internal sealed record MembershipFile(MembershipRow Row, PlanTerms Terms, SiteInfo Site)
{
    private static readonly Func<BookendDb, BusinessId, ClientId, IAsyncEnumerable<MembershipRow>> RunningOf = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, ClientId client) => db.Set<MembershipRow>()
            .Where(m => m.BusinessId == business && m.ClientId == client && m.Phase != MembershipPhase.Ended).OrderBy(m => m.Id).Take(Limits.Looked));

    public Account Deferred => Accounts.Deferred.Of(Row.Id, Row.Currency);

    public Account Due => Accounts.Due.Of(Row.Id, Row.Currency);

    public Account Billed => Accounts.Billed.Of(Row.Id, Row.Currency);

    public Account IncludedOf(int group) => Accounts.Included.Of(Row.Id, Accounts.Unit(Terms.PlanId, group));

    public Account GivenOf(int group) => Accounts.Given.Of(Accounts.Unit(Terms.PlanId, group));

    /// <summary>Numbers of the kinds of visits, from 1.</summary>
    public IEnumerable<int> Groups => Enumerable.Range(1, Terms.Included.Count);

    public LocalDate Today(Instant now) => Places.Public.BusinessDate(Site, now);

    /// <summary>The end of the day before: what was included until then is gone.</summary>
    public Instant StartOf(LocalDate day) => day.At(Site.DayCutOff).InZoneLeniently(Site.Zone).ToInstant();

    /// <summary>Null: it may be used on this day; else why not, in words.</summary>
    public string? Resting(LocalDate day) => Row.StateOn(day) switch
    {
        MembershipState.Ended => $"{Terms.Name} has ended.",
        MembershipState.Frozen => $"{Terms.Name} is frozen until {Text(Row.FrozenUntil!.Value.PlusDays(-1))}.",
        MembershipState.InArrears => $"{Terms.Name} is not paid; settle what is due and it is active again.",
        _ when Row.EndsOn <= day => $"{Terms.Name} has ended.",
        _ => null,
    };

    /// <summary>Kinds of visits that are good for a service, the narrowest first.</summary>
    public IEnumerable<int> For(ServiceId service) => Groups.Where(g => Terms.Included[g - 1].ServiceIds.Contains(service)).OrderBy(g => Terms.Included[g - 1].ServiceIds.Count);

    public static async Task<MembershipFile?> Open(Work work, MembershipId id) => await work.Set<MembershipRow>().FirstOrDefaultAsync(m => m.Id == id) is { } row
        ? new MembershipFile(row, PlanTerms.Read(row.Terms), (await Places.Public.SiteOf(work, row.SiteId))!)
        : null;

    public static async Task<MembershipFile?> Open(Reading reading, MembershipId id) => await reading.Set<MembershipRow>().FirstOrDefaultAsync(m => m.Id == id) is { } row
        ? new MembershipFile(row, PlanTerms.Read(row.Terms), (await Places.Public.SiteOf(reading, row.SiteId))!)
        : null;

    public static async Task<IReadOnlyList<MembershipFile>> Of(Work work, ClientId client) => await HasPlans(work.Setup, work.Set<PlanRow>)
        ? await Files(await RunningOf(work.Db, work.Business, client).ToListAsync(), id => Places.Public.SiteOf(work, id))
        : [];

    public static async Task<IReadOnlyList<MembershipFile>> Of(Reading reading, ClientId client) => await HasPlans(reading.Setup, reading.Set<PlanRow>)
        ? await Files(await RunningOf(reading.Db, reading.Business, client).ToListAsync(), id => Places.Public.SiteOf(reading, id))
        : [];

    public void Note(
        Work work, MembershipChange kind, string detail, long amount = 0, OrderId? order = null, string? reason = null) => work.Append(new MembershipChangeRow
        {
            BusinessId = work.Business,
            Id = Ids.NewGuid(work.Now),
            MembershipId = Row.Id,
            ClientId = Row.ClientId,
            Kind = kind,
            At = work.Now,
            Amount = amount,
            OrderId = order,
            Detail = detail,
            Reason = reason,
            By = string.IsNullOrWhiteSpace(work.Actor.Name) ? work.Actor.Kind.ToString() : work.Actor.Name,
        });

    public static string Text(LocalDate date) => date.ToString("d MMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>Every sale asks for memberships: where no plan was ever made that costs nothing.</summary>
    private static async ValueTask<bool> HasPlans(Setup setup, Func<IQueryable<PlanRow>> plans) =>
        (await setup.Get<IReadOnlyList<MembershipPlanId>>("membership plans", async () => await plans().Select(p => p.Id).ToListAsync())).Count > 0;

    private static async Task<IReadOnlyList<MembershipFile>> Files(IReadOnlyList<MembershipRow> rows, Func<SiteId, Task<SiteInfo?>> site)
    {
        var files = new List<MembershipFile>(rows.Count);
        foreach (var row in rows)
        {
            files.Add(new MembershipFile(row, PlanTerms.Read(row.Terms), (await site(row.SiteId))!));
        }

        return files;
    }
}
