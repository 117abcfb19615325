namespace Bookend.Simulation.Replay;

internal enum SaleKind
{
    Service,
    Product,
    Custom,
}

/// <summary>A line as it will be sold.</summary>
/// <param name="Code">Of the service or product; null for a custom line.</param>
/// <param name="UnitPrice">Cents, before tax; below zero only on a custom line.</param>
internal sealed record SaleLine(SaleKind Kind, string? Code, string Name, string Staff, int Quantity, long UnitPrice, bool Gst, bool Pst)
{
    private const string Unnamed = "Without description";
    private const string Bundle = "SBD5+1";

    public static SaleLine Of(SourceLine line, Menu menu, List<Finding> findings)
    {
        var cents = Cents.Of(line.Amount);
        void Note(FindingKind kind, string detail) => findings.Add(new Finding(kind, $"{Visits.Iso(line.Date)} receipt {line.Receipt}", detail));

        // Nothing has no tax, whatever the rates; the item's own stay on it.
        var (gst, pst) = cents == 0 ? (true, true) : (line.Gst != 0, line.Pst != 0);
        if (!gst || !pst)
        {
            Note(FindingKind.LineTaxedInPart, $"{line.Description}: GST {(gst ? "yes" : "no")}, PST {(pst ? "yes" : "no")}.");
        }

        if (line.Quantity <= 0 || cents < 0)
        {
            Note(line.Quantity < 0 ? FindingKind.LineReturned : FindingKind.LineBelowZero, $"{line.Description} {line.Amount}");
            var what = line.Quantity < 0 ? $"Return: {line.Description}" : line.Description;
            return new SaleLine(SaleKind.Custom, null, what.Length == 0 ? Unnamed : what, line.Staff, 1, cents, gst, pst);
        }

        var (service, product) = (menu.Service(line.Description), menu.Product(line.Description));
        var kind = service is not null ? SaleKind.Service : product is not null ? SaleKind.Product : SaleKind.Custom;
        var name = line.Description.Length == 0 ? Unnamed : line.Description;
        if (kind == SaleKind.Custom)
        {
            Note(FindingKind.LineWithoutItem, $"'{line.Description}' {line.Amount}");
        }

        if (service?.Code == Bundle)
        {
            Note(FindingKind.LineBundle, $"{line.Client} {line.Amount}");
        }

        if (cents % line.Quantity != 0)
        {
            Note(FindingKind.LineIndivisible, $"{line.Quantity} × {line.Description} {line.Amount}");
            return new SaleLine(SaleKind.Custom, null, $"{line.Quantity} × {name}", line.Staff, 1, cents, gst, pst);
        }

        return new SaleLine(kind, service?.Code ?? product?.Code, name, line.Staff, line.Quantity, cents / line.Quantity, gst, pst);
    }
}
