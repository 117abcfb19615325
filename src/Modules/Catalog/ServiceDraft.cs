using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Catalog;

/// <summary>A service as it is to be: made from a request, or from a row and a patch; checked as a whole, then written.</summary>
internal sealed record ServiceDraft(
    ServiceId Id, string Name, string? Category, ServiceKind Kind, int DurationMinutes, int BufferBeforeMinutes, int BufferAfterMinutes, Money Price,
    IReadOnlyList<TaxId> TaxIds, IReadOnlyList<ServiceId> AddOnIds, string? RoomKind, bool Online, string? Description, string? Color, bool Active,
    IReadOnlyList<Processing> Processing)
{
    public async Task<Refusal?> Check(Work work) =>
        Checks.Name(Name) ?? Checks.Text(Category, Limits.Category, "/category") ?? Checks.Text(RoomKind, Limits.RoomKind, "/roomKind")
        ?? Checks.Text(Description, Limits.Description, "/description") ?? Times()
        ?? (Color is not null && Texts.Color(Color) is null ? CommonErrors.Invalid.At("/color", "Please give a colour such as #0f766e.") : null)
        ?? Checks.Amount(Price, (await Places.Public.BusinessOf(work)).Currency, "/price") ?? await Checks.Taxes(work, TaxIds) ?? await AddOns(work);

    public void Write(ServiceRow row)
    {
        row.Name = Texts.Clean(Name)!;
        row.Category = Texts.Clean(Category);
        row.Kind = Kind;
        row.DurationMinutes = DurationMinutes;
        row.BufferBeforeMinutes = BufferBeforeMinutes;
        row.BufferAfterMinutes = BufferAfterMinutes;
        row.Processing = ProcessingTimes.Text(Processing);
        row.PriceAmount = Price.Amount;
        row.PriceCurrency = Price.Currency;
        row.TaxIds = IdLists.Text(TaxIds);
        row.AddOnIds = IdLists.Text(AddOnIds);
        row.RoomKind = Texts.Clean(RoomKind);
        row.Online = Online;
        row.Description = Texts.Clean(Description);
        row.Color = Texts.Color(Color);
        row.Active = Active;
        row.SearchText = Texts.Search(row.Name, row.Category);
        row.Version++;
    }

    /// <summary>An add-on may take no time of its own; a service is a visit and cannot.</summary>
    private Refusal? Times() =>
        DurationMinutes < (Kind == ServiceKind.AddOn ? 0 : 1) || DurationMinutes > Limits.Minutes
            ? CatalogErrors.DurationInvalid.At("/durationMinutes", "A visit takes from 1 minute to 24 hours.")
            : BufferBeforeMinutes is < 0 or > Limits.BufferMinutes ? CatalogErrors.DurationInvalid.At("/bufferBeforeMinutes", $"A buffer has 0 to {Limits.BufferMinutes} minutes.")
            : BufferAfterMinutes is < 0 or > Limits.BufferMinutes ? CatalogErrors.DurationInvalid.At("/bufferAfterMinutes", $"A buffer has 0 to {Limits.BufferMinutes} minutes.")
            : ProcessingTimes.FirstFault(Processing, DurationMinutes) is >= 0 and var at
                ? CatalogErrors.DurationInvalid.At($"/processing/{at}", $"Processing times lie within the duration, in order, with work before each of them; {ProcessingTimes.Most} at most.")
            : null;

    private async Task<Refusal?> AddOns(Work work)
    {
        if (AddOnIds.Count > Limits.AddOns || AddOnIds.Distinct().Count() != AddOnIds.Count || (Kind == ServiceKind.AddOn && AddOnIds.Count > 0))
        {
            return CommonErrors.Invalid.At("/addOnIds", $"A service names each of its add-ons once, {Limits.AddOns} at most; an add-on has none.");
        }

        var asked = AddOnIds.ToArray();
        var known = asked.Length == 0
            ? []
            : await work.Set<ServiceRow>().Where(s => asked.Contains(s.Id) && s.Kind == ServiceKind.AddOn).Select(s => s.Id).ToListAsync();
        var unknown = Array.FindIndex(asked, id => !known.Contains(id));
        return unknown < 0 ? null : CatalogErrors.AddOnUnknown.At($"/addOnIds/{unknown}", "There is no such add-on.");
    }
}
