using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Packages;

/// <summary>A pass with its sessions and the people who may use it.</summary>
internal sealed record PassFile(PassRow Row, Terms Terms, IReadOnlyList<SessionRow> Sessions, IReadOnlyList<ShareRow> Shares)
{
    public Account Deferred => Accounts.Deferred.Of(Row.Id, Row.Currency);

    public int Left => Sessions.Count(s => s.State == SessionState.Left);

    public int Used => Sessions.Count(s => s.State == SessionState.Used);

    public Account SessionsOf(int group) => Accounts.Sessions.Of(Row.Id, Terms.UnitOf(group));

    public Account SoldOf(int group) => Accounts.SessionsSold.Of(Terms.UnitOf(group));

    public bool IsFor(ClientId client) => Row.ClientId == client || Shares.Any(s => s.ClientId == client);

    public bool IsOver(Instant now) => Row.ExpiresAt is { } at && at <= now;

    public Group GroupOf(SessionRow session) => Terms.Groups.First(g => g.No == session.Group);

    /// <summary>The session that a service would use: the one kept for this visit, else of the group that fits fewest other services.</summary>
    /// <param name="taken">Sessions that other lines of the same order will use.</param>
    public SessionRow? Pick(ServiceId service, BookingId? booking, IReadOnlyCollection<int> taken, long? value = null) => Sessions
        .Where(s => !taken.Contains(s.No) && GroupOf(s).ServiceIds.Contains(service))
        .Where(s => s.State == SessionState.Left || (s.State == SessionState.Held && booking is not null && s.HeldFor == booking))
        .OrderBy(s => s.State == SessionState.Held ? 0 : 1).ThenBy(s => GroupOf(s).ServiceIds.Count).ThenBy(s => value is null || s.Value == value ? 0 : 1)
        .ThenBy(s => s.No).FirstOrDefault();

    public bool Fits(ServiceId service) => Terms.Groups.Any(g => g.ServiceIds.Contains(service));

    /// <summary>Nothing left and nothing kept: it is over. Something came back: it is not.</summary>
    public void Settle()
    {
        var open = Sessions.Any(s => s.State is SessionState.Left or SessionState.Held);
        Row.State = open ? PassState.Active : Sessions.Any(s => s.State == SessionState.Expired) ? PassState.Expired : PassState.Ended;
        Row.Version++;
    }

    /// <summary>Tracked, to be changed. What this write has changed before is seen.</summary>
    public static async Task<PassFile?> Open(Work work, PassId id) => await work.Set<PassRow>().FirstOrDefaultAsync(p => p.Id == id) is { } row
        ? new PassFile(
            row, Terms.Read(row.Terms), await work.Set<SessionRow>().Where(s => s.PassId == id).OrderBy(s => s.No).ToListAsync(),
            await work.Set<ShareRow>().Where(s => s.PassId == id).OrderBy(s => s.At).ToListAsync())
        : null;

    public static async Task<PassFile?> Open(Work work, LineId line) =>
        await work.Set<PassRow>().Where(p => p.LineId == line).Select(p => (PassId?)p.Id).FirstOrDefaultAsync() is { } id ? await Open(work, id) : null;

    public static async Task<PassFile?> Open(Reading reading, PassId id) =>
        (await Load(reading.Set<PassRow>().Where(p => p.Id == id), reading.Set<SessionRow>(), reading.Set<ShareRow>())).FirstOrDefault();

    /// <summary>Passes that somebody may use and that are not over, her own and those shared with her.</summary>
    public static Task<IReadOnlyList<PassFile>> UsableBy(Work work, ClientId client) =>
        UsableBy(work.Set<PassRow>(), work.Set<SessionRow>(), work.Set<ShareRow>(), client);

    /// <inheritdoc cref="UsableBy(Work, ClientId)"/>
    public static Task<IReadOnlyList<PassFile>> UsableBy(Reading reading, ClientId client) =>
        UsableBy(reading.Set<PassRow>(), reading.Set<SessionRow>(), reading.Set<ShareRow>(), client);

    private static Task<IReadOnlyList<PassFile>> UsableBy(
        IQueryable<PassRow> passes, IQueryable<SessionRow> sessions, IQueryable<ShareRow> shares, ClientId client)
    {
        var shared = shares.Where(s => s.ClientId == client).Select(s => s.PassId);
        var usable = passes.Where(p => p.State == PassState.Active && (p.ClientId == client || shared.Contains(p.Id))).OrderBy(p => p.Id).Take(Limits.Looked);
        return Load(usable, sessions, shares);
    }

    /// <summary>Three queries, however many passes.</summary>
    public static async Task<IReadOnlyList<PassFile>> Load(IQueryable<PassRow> passes, IQueryable<SessionRow> sessions, IQueryable<ShareRow> shares)
    {
        var rows = await passes.ToListAsync();
        if (rows.Count == 0)
        {
            return [];
        }

        var ids = rows.Select(r => r.Id).ToArray();
        var own = (await sessions.Where(s => ids.Contains(s.PassId)).OrderBy(s => s.PassId).ThenBy(s => s.No).ToListAsync()).ToLookup(s => s.PassId);
        var others = (await shares.Where(s => ids.Contains(s.PassId)).OrderBy(s => s.At).ToListAsync()).ToLookup(s => s.PassId);
        return [.. rows.Select(r => new PassFile(r, Terms.Read(r.Terms), [.. own[r.Id]], [.. others[r.Id]]))];
    }
}
