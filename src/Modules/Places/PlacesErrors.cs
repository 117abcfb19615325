using Bookend.Kernel;

namespace Bookend.Places;

public static class PlacesErrors
{
    public static readonly ErrorCode SlugInvalid = new("slug_invalid", 400, "This cannot be an address");
    public static readonly ErrorCode SlugTaken = new("slug_taken", 409, "This address is taken");
    public static readonly ErrorCode ZoneUnknown = new("zone_unknown", 400, "This time zone is not known");
    public static readonly ErrorCode LocaleInvalid = new("locale_invalid", 400, "This locale is not known");
    public static readonly ErrorCode CurrencyInvalid = new("currency_invalid", 400, "This is not an ISO 4217 currency");
    public static readonly ErrorCode PpmInvalid = new("ppm_invalid", 400, "This tax rate does not work");
    public static readonly ErrorCode SiteUnknown = new("site_unknown", 400, "There is no such site");
    public static readonly ErrorCode TaxUnknown = new("tax_unknown", 400, "There is no such tax rate");
    public static readonly ErrorCode TooManyPlaces = new("too_many_places", 409, "There are too many of these");
}
