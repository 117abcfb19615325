using Bookend.Kernel;

namespace Bookend.Catalog;

public static class CatalogErrors
{
    public static readonly ErrorCode PriceInvalid = new("price_invalid", 400, "This price does not work");
    public static readonly ErrorCode DurationInvalid = new("duration_invalid", 400, "This duration does not work");
    public static readonly ErrorCode AddOnUnknown = new("add_on_unknown", 400, "There is no such add-on");
    public static readonly ErrorCode StockInvalid = new("stock_invalid", 400, "These stock figures do not work");
    public static readonly ErrorCode BarcodeTaken = new("barcode_taken", 409, "Another product has this barcode");
    public static readonly ErrorCode TooMany = new("catalog_full", 409, "There are too many of these");
}
