using Bookend.Simulation.Replay;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Replay;

public sealed class SalesTests
{
    private const string Visit = "A,JO,CUT,03/14/2018,9:00:00 AM,0\n";

    [Fact]
    public void Tax_is_rounded_once_per_rate_and_receipt()
    {
        // Three times 0.9 and 1.44 cents: per line it would be 3 and 3.
        var receipt = Sample.Plan(lines: string.Concat(Enumerable.Repeat("1,03/14/2018,Hair cut,A,JO,1,0.18,0.009,0.0144\n", 3))).Sales.Single().Receipt;
        Assert.Equal((54, 3, 4, 61), (receipt.Net, receipt.Gst, receipt.Pst, receipt.Gross));
        Assert.Equal(0.0432m, receipt.ExactPst);
    }

    [Fact]
    public void A_receipt_pays_the_visits_of_its_clients_on_its_day()
    {
        var sale = Sample.Plan(
            $"{Visit}A,MO,DYE,03/14/2018,10:00:00 AM,0\nB,JO,CUT,03/14/2018,11:00:00 AM,0\n",
            "1,03/14/2018,Colour,A,MO,1,90,4.5,7.2\n1,03/14/2018,Hair cut,B,JO,1,40,2,3.2\n").Sales.Single();
        Assert.Equal(3, sale.Visits.Count);
        Assert.Equal(("A", "DYE"), (sale.Bearer!.Client, sale.Bearer.Service));
        Assert.Equal(new LocalDateTime(2018, 3, 14, 11, 50), sale.At);
    }

    [Fact]
    public void Of_two_receipts_the_one_that_names_the_service_pays_the_visit()
    {
        var plan = Sample.Plan(Visit, "1,03/14/2018,Shampoo 200ml,A,JO,1,19.5,0.975,1.56\n2,03/14/2018,Hair cut,A,JO,1,40,2,3.2\n");
        Assert.Equal(2, plan.Visits.Single().Receipt);
        Assert.Null(plan.Sales.Single(s => s.Receipt.Number == 1).Bearer);
        Assert.Single(plan.Kinds(), FindingKind.ReceiptWithoutVisit);
    }

    [Fact]
    public void A_visit_may_be_paid_on_the_next_day()
    {
        var plan = Sample.Plan(Visit, "1,03/15/2018,Hair cut,A,JO,1,40,2,3.2\n");
        Assert.Equal((Outcome.Served, 1), (plan.Visits.Single().Outcome, plan.Visits.Single().Receipt));
        Assert.Equal(new LocalDate(2018, 3, 15), plan.Sales.Single().At.Date);
        Assert.Contains(FindingKind.VisitPaidLater, plan.Kinds());
    }

    [Theory]
    [InlineData("Hair cut,A,JO,1,40,2,3.2", SaleKind.Service, "CUT", 1, 4000, null)]
    [InlineData("HAIR CUT,A,JO,1,0,0,0", SaleKind.Service, "CUT", 1, 0, null)]
    [InlineData("Shampoo 200ml,A,JO,2,35.1,1.755,2.808", SaleKind.Product, "SH200", 2, 1755, null)]
    [InlineData("Shampoo 200ml,A,JO,2,35.11,1.7555,2.8088", SaleKind.Custom, null, 1, 3511, FindingKind.LineIndivisible)]
    [InlineData("Bundle 5+1,A,JO,1,250,12.5,20", SaleKind.Service, "SBD5+1", 1, 25000, FindingKind.LineBundle)]
    [InlineData("miscellaneous,A,JO,1,-50,-2.5,-4", SaleKind.Custom, null, 1, -5000, FindingKind.LineBelowZero)]
    [InlineData("Shampoo 200ml,A,JO,-1,-19.5,-0.975,-1.56", SaleKind.Custom, null, 1, -1950, FindingKind.LineReturned)]
    [InlineData(",A,JO,1,17.55,0.8775,1.404", SaleKind.Custom, null, 1, 1755, FindingKind.LineWithoutItem)]
    internal void Lines_become_what_they_name(string row, SaleKind kind, string? code, int quantity, long price, FindingKind? finding)
    {
        var findings = new List<Finding>();
        var source = Sample.Read(lines: $"1,03/14/2018,{row}\n");
        var line = SaleLine.Of(source.Lines.Single(), new Menu(source.Services, source.Products), findings);
        Assert.Equal((kind, code, quantity, price, true, true), (line.Kind, line.Code, line.Quantity, line.UnitPrice, line.Gst, line.Pst));
        Assert.Equal(finding, findings.SingleOrDefault()?.Kind);
    }

    [Fact]
    public void A_line_bears_the_taxes_that_the_source_charged()
    {
        var plan = Sample.Plan(lines: "1,03/14/2018,Hair cut,A,JO,1,40,0,3.2\n");
        var line = plan.Sales.Single().Lines.Single();
        Assert.Equal((false, true), (line.Gst, line.Pst));
        Assert.Contains(FindingKind.LineTaxedInPart, plan.Kinds());
    }

    [Fact]
    public void A_receipt_below_zero_is_left_out_and_said_so()
    {
        var plan = Sample.Plan(lines: "1,03/14/2018,miscellaneous,A,JO,1,-50,-2.5,-4\n2,03/14/2018,Hair cut,A,JO,1,40,2,3.2\n");
        Assert.Equal(2, plan.Sales.Single().Receipt.Number);
        Assert.Equal(1, Assert.Single(plan.LeftOut).Number);
        Assert.Contains(FindingKind.ReceiptBelowZero, plan.Kinds());
    }

    [Fact]
    public void Steps_of_a_visit_follow_one_another()
    {
        var plan = Sample.Plan(Visit, "1,03/14/2018,Hair cut,A,JO,1,40,2,3.2\n");
        Assert.Equal([Act.Book, Act.Arrive, Act.Finish, Act.CheckOut], plan.Steps.Select(s => s.Act));
        Assert.Single(plan.Steps.Select(s => s.Group).Distinct());
    }
}
