using Bookend.Simulation.Replay;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Replay;

public sealed class SourceReaderTests
{
    [Fact]
    public void Us_dates_and_12_hour_times_are_read()
    {
        var bookings = Sample.Read("ANNA01,JO,CUT,03/14/2018,12:10:00 AM,10\nBENB01,JO,CUT,12/01/2018,12:00:00 PM,720\nCARC01,JO,CUT,07/29/2018,3:50:00 PM,950\n").Bookings;
        Assert.Equal(
            [new LocalDateTime(2018, 3, 14, 0, 10), new LocalDateTime(2018, 12, 1, 12, 0), new LocalDateTime(2018, 7, 29, 15, 50)], bookings.Select(b => b.Start));
        Assert.Equal([2, 3, 4], bookings.Select(b => b.Row));
    }

    [Fact]
    public void Blanks_quotes_and_spaces_are_no_fault()
    {
        var source = Sample.Read(",JO,CUT,03/14/2018,9:00:00 AM,540\r\n", "7,03/14/2018,\"Cut, long\", ANNA01 ,JO,1,40,2,3.2\r\n");
        Assert.Equal("", source.Bookings[0].Client);
        Assert.Equal(("Cut, long", "ANNA01"), (source.Lines[0].Description, source.Lines[0].Client));
        Assert.Empty(source.Unreadable);
    }

    [Theory]
    [InlineData("7,2018-03-14,Hair cut,ANNA01,JO,1,40,2,3.2", "2018-03-14")]
    [InlineData("7,03/14/2018,Hair cut,ANNA01,JO,one,40,2,3.2", "one")]
    [InlineData("7,03/14/2018,Hair cut,ANNA01,JO,1,40.005,2,3.2", "40.005")]
    public void A_row_that_is_none_is_named_and_left_out(string row, string wrong)
    {
        var source = Sample.Read(lines: $"6,03/14/2018,Hair cut,ANNA01,JO,1,40,2,3.2\n{row}\n");
        Assert.Single(source.Lines);
        var finding = Assert.Single(source.Unreadable);
        Assert.Equal((FindingKind.UnreadableRow, "Receipt Transactions, line 3"), (finding.Kind, finding.Subject));
        Assert.Contains(wrong, finding.Detail);
    }

    [Fact]
    public void Clients_are_all_who_are_named_anywhere()
    {
        var source = Sample.Read(
            ",JO,CUT,03/14/2018,9:00:00 AM,540\nBENB01,JO,CUT,03/14/2018,9:00:00 AM,540\n", "7,03/14/2018,Hair cut,WALK_IN,JO,1,40,2,3.2\n",
            "03/10/2018,ANNA01,CUT,JO,03/14/2018,JO,4\n", "03/14/2018,CARC01,CUT,JO\n");
        Assert.Equal(["ANNA01", "BENB01", "CARC01"], source.Clients);
    }
}
