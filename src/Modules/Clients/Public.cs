using System.Text.Json;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Clients;

/// <param name="Phone">E.164 (<c>+49301234567</c>).</param>
public sealed record ClientInfo(ClientId Id, string Name, string? Email, string? Phone, LocalDate? Birthday = null);

/// <param name="LastVisit">Null: she has not been here yet.</param>
public sealed record ClientStanding(IReadOnlyList<string> Tags, LocalDate? LastVisit, LocalDate? Birthday);

/// <summary>Whom we serve.</summary>
public static class Public
{
    private static readonly Func<BookendDb, BusinessId, ClientId, Task<ClientRow?>> ClientById = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, ClientId id) =>
            db.Set<ClientRow>().AsNoTracking().FirstOrDefault(c => c.BusinessId == business && c.Id == id));

    public static async Task<ClientInfo?> ClientOf(Work work, ClientId id) => (await ClientById(work.Db, work.Business, id))?.Info();

    public static async Task<ClientInfo?> ClientOf(Reading reading, ClientId id) => (await ClientById(reading.Db, reading.Business, id))?.Info();

    /// <summary>What promotions and programmes ask about her. Null: there is no such client.</summary>
    public static async Task<ClientStanding?> StandingOf(Work work, ClientId id) => await ClientById(work.Db, work.Business, id) is { } row
        ? new ClientStanding(JsonSerializer.Deserialize<string[]>(row.Tags)!, row.LastVisit, row.Birthday)
        : null;

    /// <summary>
    /// The client with this e-mail address or, when the addresses do not contradict, with this phone number; otherwise a new one.
    /// Never changes a client who is there: whoever fills in a public form must not write into somebody else's file.
    /// </summary>
    /// <param name="pointer">Where these members are in the caller's request: a refusal points below it (<c>/client</c> → <c>/client/email</c>).</param>
    public static Task<Result<ClientInfo>> FindOrCreate(Work work, string? name, string? email, string? phone, string pointer = "") =>
        Bookend.Clients.FindOrCreate.Handle(work, name, email, phone, pointer);

    /// <summary>Whoever has this address on file, the oldest first: a family may share one. At most 20.</summary>
    /// <param name="email">In the form in which addresses are kept (<see cref="Texts.Email"/>).</param>
    public static async Task<IReadOnlyList<ClientInfo>> WithEmail(Reading reading, string email) =>
        (await reading.Set<ClientRow>().Where(c => c.Email == email).OrderBy(c => c.Id).Take(Limits.Family).ToListAsync()).ConvertAll(c => c.Info());

    /// <summary>Names for lists; unknown ids are left out. At most 1,000 ids.</summary>
    public static async Task<IReadOnlyDictionary<ClientId, string>> Names(Reading reading, IEnumerable<ClientId> ids) =>
        (await Infos(reading, ids)).ToDictionary(c => c.Key, c => c.Value.Name);

    /// <summary>Names with phone and e-mail for lists; unknown ids are left out. At most 1,000 ids.</summary>
    public static async Task<IReadOnlyDictionary<ClientId, ClientInfo>> Infos(Reading reading, IEnumerable<ClientId> ids)
    {
        var wanted = ids.Distinct().ToArray();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wanted.Length, Limits.Names, nameof(ids));
        var rows = wanted.Length == 0 ? [] : await reading.Set<ClientRow>().Where(c => wanted.Contains(c.Id)).ToListAsync();
        return rows.ToDictionary(r => r.Id, r => r.Info());
    }

    /// <summary>Whose name, address or number has all these words; newest first, at most <paramref name="limit"/>.</summary>
    public static async Task<IReadOnlyList<ClientId>> Search(Reading reading, string words, int limit)
    {
        var clients = reading.Set<ClientRow>();
        foreach (var word in Texts.Search(words).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            clients = clients.Where(c => c.SearchText.Contains(word));
        }

        return await clients.OrderByDescending(c => c.Id).Take(limit).Select(c => c.Id).ToListAsync();
    }

    /// <summary>How many alerts (allergies that warn or block, pinned notes) each client has; clients without any are left out. At most 1,000 ids.</summary>
    public static async Task<IReadOnlyDictionary<ClientId, int>> AlertCounts(Reading reading, IEnumerable<ClientId> ids)
    {
        var wanted = ids.Distinct().ToArray();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wanted.Length, Limits.Names, nameof(ids));
        if (wanted.Length == 0)
        {
            return new Dictionary<ClientId, int>();
        }

        var remarks = await reading.Set<RemarkRow>().Where(r => wanted.Contains(r.ClientId) && r.Kind == RemarkKind.Allergy && r.Severity != AlertSeverity.Info)
            .GroupBy(r => r.ClientId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();
        var notes = await reading.Set<NoteRow>().Where(n => wanted.Contains(n.ClientId) && n.Pinned)
            .GroupBy(n => n.ClientId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();
        return remarks.Concat(notes).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
    }

    /// <summary>
    /// Somebody gave this address for a client who has none on file. It is not written there, only shown to the desk with its source; the newest
    /// few are kept.
    /// </summary>
    public static async Task ProposeEmail(Work work, ClientId id, string email, string source)
    {
        var open = await work.Set<RemarkRow>().Where(r => r.ClientId == id && r.Kind == RemarkKind.Email).OrderBy(r => r.At).ToListAsync();
        if (open.Exists(r => r.Text == email) || await work.Set<ClientRow>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id) is not { } client)
        {
            return;
        }

        work.Db.RemoveRange(open.Take(open.Count - Limits.Proposals + 1));
        work.Append(new RemarkRow
        {
            BusinessId = work.Business, ClientId = id, Id = Ids.NewGuid(work.Now), Kind = RemarkKind.Email, Text = email,
            Source = source.Length <= Limits.Source ? source : source[..Limits.Source], At = work.Now,
        });
        work.Log.Append(new ClientChanged(id, client.Version));
    }

    /// <summary>
    /// The completion of a visit on <paramref name="undone"/> was taken back; <paramref name="before"/> is the last one that stands. Changes nothing when
    /// she has been here since.
    /// </summary>
    public static async Task NotVisited(Work work, ClientId id, LocalDate undone, LocalDate? before)
    {
        if (await work.Set<ClientRow>().FirstOrDefaultAsync(c => c.Id == id) is { } client && client.LastVisit == undone)
        {
            client.LastVisit = before;
        }
    }

    /// <summary>A visit was completed on this business date: shown in lists. Earlier dates than the known one change nothing.</summary>
    public static async Task Visited(Work work, ClientId id, LocalDate date)
    {
        if (await work.Set<ClientRow>().FirstOrDefaultAsync(c => c.Id == id) is { } client && (client.LastVisit is null || client.LastVisit < date))
        {
            client.LastVisit = date;
        }
    }
}
