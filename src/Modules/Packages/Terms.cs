using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Packages;

/// <summary>Sessions that stand for each other.</summary>
/// <param name="Weight">What one is worth beside one of another group: the services' price when it was sold.</param>
internal sealed record Group(int No, int Sessions, IReadOnlyList<ServiceId> ServiceIds, long Weight);

/// <summary>The unused rest of a smaller pass, which comes with its sessions' exact values.</summary>
internal sealed record Credit(PassId From, int Sessions, long Net, long Gross);

/// <summary>What was agreed when it was put on the order. Later versions of the package do not change it.</summary>
internal sealed record Terms(
    PackageId PackageId, int Version, string Name, IReadOnlyList<Group> Groups, Activation Activation, int? ValidMonths, int? ValidDays, bool Shareable,
    bool Transferable, TaxAt TaxAt, Credit? Upgrade = null)
{
    public int Sessions => Groups.Sum(g => g.Sessions);

    public string Text() => JsonSerializer.Serialize(this, Json.Options);

    public static Terms Read(string text) => JsonSerializer.Deserialize<Terms>(text, Json.Options)!;

    public Unit UnitOf(int group) => Accounts.Unit(PackageId, group);

    /// <summary>Last day on which it may be used, when its time begins on <paramref name="start"/>; null: without end.</summary>
    public LocalDate? LastDay(LocalDate start) =>
        ValidMonths is { } months ? start.PlusMonths(months) : ValidDays is { } days ? start.PlusDays(days) : null;
}
