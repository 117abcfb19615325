using Bookend.Simulation.Replay;

namespace Bookend.Pure.Replay;

/// <summary>A small salon of our own in the shape of the real one's files.</summary>
internal static class Sample
{
    public const string Cut = "Hair cut";
    public const string Shampoo = "Shampoo 200ml";

    /// <param name="bookings">Code,Staff,Service,Date,Time,TimeInt</param>
    /// <param name="lines">Receipt,Date,Description,Client,Staff,Quantity,Amount,GST,PST</param>
    /// <param name="cancellations">Cancel Date,Code,Service,Staff,Booking Date,Canceled By,Days</param>
    /// <param name="noShows">Date,Code,Service,Staff</param>
    public static Source Read(string bookings = "", string lines = "", string cancellations = "", string noShows = "") => new SourceReader(name => new StringReader(name switch
    {
        "Future Bookings" => $"Code,Staff,Service,Date,Time,TimeInt\n{bookings}",
        "Receipt Transactions" => $"Receipt,Date,Description,Client,Staff,Quantity,Amount,GST,PST\n{lines}",
        "Client Cancellations" => $"Cancel Date,Code,Service,Staff,Booking Date,Canceled By,Days\n{cancellations}",
        "No-Show Report" => $"Date,Code,Service,Staff\n{noShows}",
        "Service Listing" => "IsActive,Code,Desc,Cate,Price,Cost\nTRUE,CUT,Hair cut,STYLE,40,5\nTRUE,DYE,Colour,COLOR,0,10\nTRUE,SBD5+1,Bundle 5+1,STYLE,0,0\n",
        _ => "IsActive,Code,Description,Supplier,Brand,Category,Price,On Hand,Minimum,Maximum,Cost,COG,YTD,Package\r\n"
            + "TRUE,SH200,Shampoo 200ml,X,Y,RETAIL,19.5,3,2,4,9.325,0,0,FALSE\r\n",
    })).Read();

    public static Plan Plan(string bookings = "", string lines = "", string cancellations = "", string noShows = "") =>
        Simulation.Replay.Plan.Of(Read(bookings, lines, cancellations, noShows));

    public static IEnumerable<FindingKind> Kinds(this Plan plan) => plan.Findings.Select(f => f.Kind);
}
