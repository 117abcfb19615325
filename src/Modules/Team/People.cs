using Bookend.Access;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Team;

/// <summary>Tells Access who works here.</summary>
internal sealed class People : IPeople
{
    private const string FirstColor = "#0f766e";

    public async Task<Person?> Find(Reading reading, MemberId id) =>
        await reading.Set<MemberRow>().FirstOrDefaultAsync(m => m.Id == id) is { } row ? PersonOf(row) : null;

    public async Task<IReadOnlyList<Person>> All(Reading reading) =>
        [.. (await reading.Set<MemberRow>().OrderBy(m => m.Name).ThenBy(m => m.Id).Take(Limits.Members).ToListAsync()).Select(PersonOf)];

    /// <summary>An owner is not booked until somebody says so.</summary>
    public void AddOwner(Work work, MemberId id, SiteId site, string name, string email)
    {
        var row = new MemberRow
        {
            BusinessId = work.Business,
            Id = id,
            SiteId = site,
            Name = name.Trim(),
            Color = FirstColor,
            Email = email.Trim().ToLowerInvariant(),
            Bookable = false,
            Version = 1,
        };
        work.Append(row);
        work.Append(row.Resource());
    }

    private static Person PersonOf(MemberRow row) => new(row.Id, row.Name, row.Color, row.Active);
}
