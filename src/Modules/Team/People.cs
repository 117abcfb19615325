using Bookend.Access;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Team;

/// <summary>Tells Access who the people are.</summary>
internal sealed class People : IPeople
{
    public async Task<Person?> Find(Reading reading, MemberId id) =>
        await reading.Set<MemberRow>().FirstOrDefaultAsync(m => m.Id == id) is { } row ? Of(row) : null;

    public async Task<IReadOnlyList<Person>> All(Reading reading)
    {
        var rows = await reading.Set<MemberRow>().OrderBy(m => m.Name).ThenBy(m => m.Id).Take(Limits.Members).ToListAsync();
        return [.. rows.Select(Of)];
    }

    /// <summary>An owner manages at first; who also serves makes herself bookable and gets hours.</summary>
    public void AddOwner(Work work, MemberId id, SiteId site, string name, string email) => CreateMember.Append(
        work,
        new MemberRow
        {
            BusinessId = work.Business, Id = id, SiteId = site, Name = Texts.Clean(name) ?? "Owner", Color = Colours.Next(0), Email = Texts.Email(email),
            Bookable = false, Version = 1,
        },
        [],
        []);

    private static Person Of(MemberRow m) => new(m.Id, m.Name, m.Color, m.Active);
}
