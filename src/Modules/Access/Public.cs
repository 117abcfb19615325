using Bookend.Core;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Access;

/// <summary>The people who work here, kept by a higher module (Team): Access knows how they prove themselves, not who they are.</summary>
public interface IPeople
{
    Task<Person?> Find(Reading reading, MemberId id);

    Task<IReadOnlyList<Person>> All(Reading reading);

    /// <summary>The first member of a new business.</summary>
    void AddOwner(Work work, MemberId id, SiteId site, string name, string email);
}

/// <param name="Color">CSS colour of the person's tile.</param>
public sealed record Person(MemberId Id, string Name, string Color, bool Active);

/// <summary>The trail of privileged actions: who, what, on what, with which words. Money movements are in the ledger anyway.</summary>
public static class Audit
{
    public const int DetailLimit = 500;

    public static void Record(Work work, string action, string subject, string detail) => work.Append(new AuditRow
    {
        BusinessId = work.Business,
        Id = Ids.NewGuid(work.Now),
        At = work.Now,
        Actor = work.Actor.ToString(),
        Action = action,
        Subject = subject,
        Detail = detail.Length > DetailLimit ? detail[..DetailLimit] : detail,
    });
}

/// <summary>Roles of members, for modules that show or set them.</summary>
public static class Roles
{
    /// <summary>Makes or changes the member's role; a member without a login yet gets one that opens nothing until a PIN or password is set.</summary>
    public static async Task Set(Work work, MemberId member, Role role, bool active)
    {
        var login = await work.Db.FindAsync<LoginRow>(work.Business, member);
        if (login is null)
        {
            work.Db.Add(login = new LoginRow { BusinessId = work.Business, MemberId = member });
        }
        else
        {
            login.Version++;
        }

        login.Role = role;
        login.Active = active;
    }

    /// <summary>Null when the business still has an owner who can come in after <paramref name="member"/> has become what is said. Whoever changes a role or
    /// shuts somebody out asks this: a business without an owner could never get one again.</summary>
    public static async Task<Refusal?> KeepsAnOwner(Work work, MemberId member, Role role, bool active)
    {
        if (role == Role.Owner && active)
        {
            return null;
        }

        return await work.Set<LoginRow>().AnyAsync(l => l.Role == Role.Owner && l.Active && l.MemberId != member)
            ? null
            : AccessErrors.LastOwner.At(active ? "/role" : "/active", "Make somebody else an owner first; otherwise nobody could.");
    }

    public static async Task<IReadOnlyDictionary<MemberId, Role>> Of(Reading reading) =>
        await reading.Set<LoginRow>().ToDictionaryAsync(l => l.MemberId, l => l.Role);

    /// <summary>Null: she has no login here, or it is shut.</summary>
    public static async Task<Role?> Of(Work work, MemberId member) =>
        await work.Set<LoginRow>().AsNoTracking().Where(l => l.MemberId == member && l.Active).Select(l => (Role?)l.Role).FirstOrDefaultAsync();

    /// <summary>Who can prove herself at an enrolled till.</summary>
    public static async Task<IReadOnlyDictionary<MemberId, Role>> WithPin(Reading reading) =>
        await reading.Set<LoginRow>().Where(l => l.PinHash != null && l.Active).ToDictionaryAsync(l => l.MemberId, l => l.Role);

    /// <inheritdoc cref="Of(Reading)"/>
    public static async Task<IReadOnlyDictionary<MemberId, Role>> Of(Work work) =>
        await work.Set<LoginRow>().AsNoTracking().ToDictionaryAsync(l => l.MemberId, l => l.Role);
}
