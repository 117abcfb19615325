using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Packages;

internal sealed record PassGroup(int No, int Total, int Left, IReadOnlyList<ServiceId> ServiceIds);

internal sealed record PassPerson(ClientId Id, string Name);

/// <param name="Value">Net value of what is left: what we owe.</param>
/// <param name="Refundable">What would be given back for it, tax included.</param>
internal sealed record PassView(
    PassId Id, PackageId PackageId, string Name, PassState State, PassPerson Owner, IReadOnlyList<PassPerson> SharedWith, int Total, int Left, int Held, int Used,
    Money Value, Money Refundable, Activation Activation, LocalDate? ActivatedOn, LocalDate? ValidUntil, bool Shareable, bool Transferable,
    IReadOnlyList<PassGroup> Groups, OrderId OrderId, LineId LineId, OffsetDateTime SoldAt, int Version) : IVersioned;

internal sealed record PassSession(
    int No, int Group, SessionState State, Money Value, Money Gross, OrderId? OrderId, ServiceId? ServiceId, PassPerson? UsedBy, OffsetDateTime? UsedAt, BookingId? HeldFor);

internal sealed record PassEvent(OffsetDateTime At, PassChange Kind, string Detail, string? Reason, string By, int Sessions, Money Value, OrderId? OrderId);

internal sealed record PassDetail(PassView Pass, IReadOnlyList<PassSession> Sessions, IReadOnlyList<PassEvent> History) : IVersioned
{
    public int Version => Pass.Version;
}

/// <summary>Passes as screens and programs see them.</summary>
internal static class Views
{
    private const int Events = 200;

    public static PassView Of(PassFile pass, IReadOnlyDictionary<ClientId, string> names, DateTimeZone zone)
    {
        var (row, terms) = (pass.Row, pass.Terms);
        var left = pass.Sessions.Where(s => s.State == SessionState.Left).ToList();
        Money In(long amount) => new(amount, row.Currency);
        return new PassView(
            row.Id, row.PackageId, terms.Name, row.State, Person(row.ClientId, names), [.. pass.Shares.Select(s => Person(s.ClientId, names))], terms.Sessions,
            left.Count, pass.Sessions.Count(s => s.State == SessionState.Held), pass.Used, In(left.Sum(s => s.Value)), In(left.Sum(s => s.Gross)), terms.Activation,
            row.ActivatedOn, row.ValidUntil, terms.Shareable, terms.Transferable,
            [.. terms.Groups.Select(g => new PassGroup(g.No, g.Sessions, left.Count(s => s.Group == g.No), g.ServiceIds))], row.OrderId, row.LineId,
            row.SoldAt.InZone(zone).ToOffsetDateTime(), row.Version);
    }

    /// <summary>The answer of a write: what it has changed is seen, the history is left to a read.</summary>
    public static async Task<PassView> Of(Work work, PassFile pass)
    {
        var names = new Dictionary<ClientId, string>();
        foreach (var id in People(pass))
        {
            names[id] = (await Clients.Public.ClientOf(work, id))?.Name ?? "";
        }

        return Of(pass, names, (await Places.Public.BusinessOf(work)).Zone);
    }

    public static async Task<IReadOnlyList<PassView>> Of(Reading reading, IReadOnlyList<PassFile> passes)
    {
        var names = await Clients.Public.Names(reading, passes.SelectMany(People).Take(1000));
        var zone = (await Places.Public.BusinessOf(reading)).Zone;
        return [.. passes.Select(p => Of(p, names, zone))];
    }

    public static async Task<PassDetail> Detail(Reading reading, PassFile pass)
    {
        var names = await Clients.Public.Names(reading, [.. People(pass), .. pass.Sessions.Where(s => s.UsedBy is not null).Select(s => s.UsedBy!.Value)]);
        var zone = (await Places.Public.BusinessOf(reading)).Zone;
        var id = pass.Row.Id;
        var changes = await reading.Set<PassChangeRow>().Where(c => c.PassId == id).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(Events).ToListAsync();
        Money In(long amount) => new(amount, pass.Row.Currency);
        return new PassDetail(
            Of(pass, names, zone),
            [.. pass.Sessions.Select(s => new PassSession(
                s.No, s.Group, s.State, In(s.Value), In(s.Gross), s.OrderId, s.ServiceId, s.UsedBy is { } who ? Person(who, names) : null,
                s.UsedAt?.InZone(zone).ToOffsetDateTime(), s.HeldFor))],
            [.. changes.Select(c => new PassEvent(c.At.InZone(zone).ToOffsetDateTime(), c.Kind, c.Detail, c.Reason, c.By, c.Sessions, In(c.Value), c.OrderId))]);
    }

    private static IEnumerable<ClientId> People(PassFile pass) => pass.Shares.Select(s => s.ClientId).Prepend(pass.Row.ClientId);

    private static PassPerson Person(ClientId id, IReadOnlyDictionary<ClientId, string> names) => new(id, names.GetValueOrDefault(id, ""));
}
