using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Ordering;

/// <summary>A sum that a client owes by agreement since a day: a membership's period, an instalment.</summary>
/// <param name="Key">Of this debt and no other, the same whenever it is asked for; at most 80 characters.</param>
/// <param name="Kind">Of the line that pays it; <paramref name="Details"/> are those of the line in the API.</param>
/// <param name="What">As it stands on the line.</param>
public sealed record DueCharge(string Key, ClientId ClientId, SiteId SiteId, LineKind Kind, Money Price, object Details, LocalDate DueOn, string What);

/// <summary>What falls due by itself. Who charges it without the client's being here asks for it.</summary>
public interface IDueCharges
{
    public const int MaxClients = 500;

    /// <summary>What these clients owe today, the oldest first. At most <see cref="MaxClients"/> of them.</summary>
    Task<IReadOnlyList<DueCharge>> Of(Reading reading, IReadOnlyCollection<ClientId> clients);
}
