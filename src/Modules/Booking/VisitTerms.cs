using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Booking;

/// <summary>What a site promises and asks: part of every booking from the moment it is made, so that a later change touches no promise.</summary>
/// <param name="FreeChangeHours">Until so many hours before the visit it may be moved and cancelled free of charge.</param>
/// <param name="LateCancelPpm">Share of the price when it is cancelled later than that; 0: nothing.</param>
/// <param name="NoShowPpm">Share of the price when nobody comes; 0: nothing.</param>
/// <param name="Repeat">Whoever does it again soon pays another share.</param>
internal sealed record VisitTerms(int FreeChangeHours = 24, int LateCancelPpm = 0, int NoShowPpm = 0, RepeatTerms? Repeat = null, DepositTerms? Deposit = null)
{
    public static readonly VisitTerms Default = new();

    public static VisitTerms? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<VisitTerms>(text, Json.Options);

    public string? Write() => this == Default ? null : JsonSerializer.Serialize(this, Json.Options);

    public static async Task<VisitTerms> Of(Work work, SiteId site) =>
        (await work.Setup.Find(("visit terms", site), () => work.Set<VisitTermsRow>().AsNoTracking().FirstOrDefaultAsync(t => t.SiteId == site)))?.Read() ?? Default;
}

/// <param name="Count">The how-manieth time within the days it applies to: 2 is "twice".</param>
/// <param name="Ppm">Share of the price then; the ordinary one where that is more.</param>
internal sealed record RepeatTerms(int Count, int Days, int Ppm);

/// <summary>Asked for when the visit is booked, a share of the price or an amount.</summary>
/// <param name="NewClientsOnly">Only of those who have not been here yet.</param>
internal sealed record DepositTerms(int? Ppm = null, Money? Amount = null, bool NewClientsOnly = false);

internal sealed class VisitTermsRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public SiteId SiteId { get; set; }

    /// <summary>JSON of <see cref="VisitTerms"/>.</summary>
    public string Terms { get; set; } = "{}";

    public int Version { get; set; }

    public VisitTerms Read() => VisitTerms.Read(Terms)!;
}

internal sealed record VisitTermsView(SiteId SiteId, VisitTerms Terms, int Version) : IVersioned;

internal static class ShowVisitTerms
{
    public static async Task<Result<VisitTermsView>> Handle(Reading reading, ById<SiteId> path)
    {
        if (await Places.Public.SiteOf(reading, path.Id) is null)
        {
            return CommonErrors.NotFound.Because("There is no such site.");
        }

        var row = await reading.Set<VisitTermsRow>().FirstOrDefaultAsync(t => t.SiteId == path.Id);
        return new VisitTermsView(path.Id, row?.Read() ?? VisitTerms.Default, row?.Version ?? 0);
    }
}

/// <summary>From the next booking on. Those that are made keep what they were promised.</summary>
internal static class ChangeVisitTerms
{
    private const int Million = 1_000_000;

    public sealed record Request(VisitTerms Terms, int? Version = null);

    public static async Task<Result<VisitTermsView>> Handle(Work work, Change<SiteId> path, Request body)
    {
        if (await Places.Public.SiteOf(work, path.Id) is not { } site)
        {
            return CommonErrors.NotFound.Because("There is no such site.");
        }

        var row = await work.Set<VisitTermsRow>().FirstOrDefaultAsync(t => t.SiteId == path.Id);
        if ((Versions.Check(row?.Version ?? 0, body.Version, path.IfMatch) ?? Check(body.Terms, site.Currency)) is { } refusal)
        {
            return refusal;
        }

        if (row is null)
        {
            work.Db.Add(row = new VisitTermsRow { BusinessId = work.Business, SiteId = path.Id });
        }

        row.Terms = JsonSerializer.Serialize(body.Terms, Json.Options);
        row.Version++;
        work.Log.Append(new VisitTermsChanged(path.Id, row.Version));
        return new VisitTermsView(path.Id, body.Terms, row.Version);
    }

    private static Refusal? Check(VisitTerms t, Currency currency)
    {
        bool IsShare(int ppm) => ppm is >= 0 and <= Million;
        if (t.FreeChangeHours is < 0 or > 24 * 90 || !IsShare(t.LateCancelPpm) || !IsShare(t.NoShowPpm))
        {
            return CommonErrors.Invalid.At("/terms", "Hours are from 0 to 2160, shares of the price from 0 to 1000000 (parts per million).");
        }

        if (t.Repeat is { } repeat && (repeat.Count is < 2 or > 20 || repeat.Days is < 1 or > 730 || !IsShare(repeat.Ppm)))
        {
            return CommonErrors.Invalid.At("/terms/repeat", "Say from which time on (2 to 20), within how many days (1 to 730), and which share.");
        }

        return t.Deposit is { } deposit && (deposit.Ppm is null == deposit.Amount is null || !IsShare(deposit.Ppm ?? 0) ||
            (deposit.Amount is { } amount && (amount.Currency != currency || amount.Amount < 0)))
            ? CommonErrors.Invalid.At("/terms/deposit", $"A deposit is either a share (ppm) or an amount in {currency}.")
            : null;
    }
}
