using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Catalog;

internal sealed class ServiceRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public ServiceId Id { get; set; }

    public string Name { get; set; } = "";

    public string? Category { get; set; }

    public ServiceKind Kind { get; set; }

    public int DurationMinutes { get; set; }

    public int BufferBeforeMinutes { get; set; }

    public int BufferAfterMinutes { get; set; }

    /// <summary>JSON of <see cref="Processing"/>.</summary>
    public string Processing { get; set; } = "[]";

    public long PriceAmount { get; set; }

    public Currency PriceCurrency { get; set; }

    /// <summary>JSON list of ids, in the order in which they apply.</summary>
    public string TaxIds { get; set; } = "[]";

    /// <summary>JSON list of ids, in the order in which they are offered.</summary>
    public string AddOnIds { get; set; } = "[]";

    public string? RoomKind { get; set; }

    public bool Online { get; set; }

    public string? Description { get; set; }

    public string? Color { get; set; }

    public bool Active { get; set; } = true;

    public string SearchText { get; set; } = "";

    public int Version { get; set; }

    public ServiceInfo Info() => new(
        Id, Name, Category, Kind, Duration.FromMinutes(DurationMinutes), Duration.FromMinutes(BufferBeforeMinutes), Duration.FromMinutes(BufferAfterMinutes),
        new Money(PriceAmount, PriceCurrency), IdLists.Read<TaxId>(TaxIds), IdLists.Read<ServiceId>(AddOnIds), RoomKind, Online, Description, Color, Active, Version, ProcessingTimes.Read(Processing));
}

internal static class IdLists
{
    public static string Text<TId>(IReadOnlyList<TId> ids)
        where TId : struct, IId<TId> => JsonSerializer.Serialize(ids, Json.Options);

    public static IReadOnlyList<TId> Read<TId>(string text)
        where TId : struct, IId<TId> => JsonSerializer.Deserialize<IReadOnlyList<TId>>(text, Json.Options) ?? [];
}

/// <param name="Processing">Stretches of it in which the person is free for others; the room is not.</param>
internal sealed record ServiceView(
    ServiceId Id, string Name, string? Category, ServiceKind Kind, int DurationMinutes, int BufferBeforeMinutes, int BufferAfterMinutes, Money Price,
    IReadOnlyList<TaxId> TaxIds, IReadOnlyList<ServiceId> AddOnIds, string? RoomKind, bool Online, string? Description, string? Color, bool Active,
    int Version, IReadOnlyList<Processing> Processing) : IVersioned
{
    public static ServiceView Of(ServiceRow r) => new(
        r.Id, r.Name, r.Category, r.Kind, r.DurationMinutes, r.BufferBeforeMinutes, r.BufferAfterMinutes, new(r.PriceAmount, r.PriceCurrency),
        IdLists.Read<TaxId>(r.TaxIds), IdLists.Read<ServiceId>(r.AddOnIds), r.RoomKind, r.Online, r.Description, r.Color, r.Active, r.Version,
        ProcessingTimes.Read(r.Processing));
}
