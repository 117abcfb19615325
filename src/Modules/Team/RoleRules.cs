using Bookend.Access;
using Bookend.Core;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Team;

/// <summary>Nobody gives more than they have, and somebody must stay the owner (<see cref="Roles.KeepsAnOwner"/>).</summary>
internal static class RoleRules
{
    /// <summary>Members give roles up to their own; programs have no role and were given the permission by an owner.</summary>
    public static async Task<Refusal?> Give(Work work, Role role) =>
        work.Actor.Member is { } giver && role < (await Roles.Of(work)).GetValueOrDefault(giver, Role.Staff)
            ? TeamErrors.RoleTooHigh.At("/role", "You cannot give a role above your own. Ask an owner.")
            : null;

    public static async Task<Refusal?> Change(Work work, MemberRow member, Role from, Role to, bool active)
    {
        if (from == to && active == member.Active)
        {
            return null;
        }

        return await Give(work, from < to ? from : to) ?? await Roles.KeepsAnOwner(work, member.Id, to, active);
    }
}
