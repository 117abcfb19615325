using Bookend.Simulation.Replay;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Replay;

public sealed class VisitsTests
{
    private const string Busy = """
        A,JO,CUT,03/14/2018,9:00:00 AM,0
        B,JO,CUT,03/14/2018,9:40:00 AM,0
        C,JO,CUT,03/14/2018,10:20:00 AM,0
        D,JO,CUT,03/14/2018,11:00:00 AM,0
        E,JO,CUT,03/14/2018,11:40:00 AM,0
        F,JO,CUT,03/14/2018,12:20:00 PM,0
        G,JO,CUT,03/14/2018,12:30:00 PM,0

        """;

    [Fact]
    public void The_length_is_the_distance_seen_most_often()
    {
        var lengths = Sample.Plan(Busy).Lengths;
        Assert.Equal(40, lengths["CUT"].Minutes);
        Assert.Contains("5 times", lengths["CUT"].Why);
        Assert.Equal(60, lengths["DYE"].Minutes);
        Assert.Contains("assumed", lengths["DYE"].Why);
    }

    [Fact]
    public void A_visit_is_shortened_where_the_next_one_begins_and_its_length_is_on_the_menu()
    {
        var plan = Sample.Plan(Busy);
        Assert.Equal(10, plan.Visits.Single(v => v.Client == "F").Minutes);
        Assert.Equal(40, plan.Visits.Single(v => v.Client == "G").Minutes);
        Assert.Single(plan.Kinds(), FindingKind.VisitShortened);
        Assert.Equal([40, 10], plan.Variants.Where(v => v.Service.Code == "CUT").Select(v => v.Minutes));
    }

    [Fact]
    public void Nobody_is_in_two_places_at_once()
    {
        var plan = Sample.Plan(Busy, cancellations: string.Concat(Enumerable.Range(0, 12).Select(n => $"03/01/2018,X{n},DYE,JO,03/14/2018,JO,13\n")));
        var visits = plan.Visits.OrderBy(v => v.Start).ToList();
        Assert.Equal(7 + 12 - plan.Kinds().Count(k => k == FindingKind.CancellationWithoutRoom), visits.Count);
        Assert.All(visits.Zip(visits.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start, $"{pair.First} {pair.Second}"));
    }

    [Fact]
    public void A_cancellation_is_a_visit_of_its_own_at_a_free_time()
    {
        var plan = Sample.Plan("A,JO,CUT,03/14/2018,9:00:00 AM,0\n", cancellations: "03/12/2018,B,CUT,JO,03/14/2018,JO,2\n");
        var gone = plan.Visits.Single(v => v.Client == "B");
        Assert.Equal((Outcome.Cancelled, new LocalDateTime(2018, 3, 14, 9, 50), new LocalDate(2018, 3, 12)), (gone.Outcome, gone.Start, gone.CancelledAt!.Value.Date));
        Assert.True(gone.MadeAt < gone.CancelledAt);
        Assert.Contains(FindingKind.CancellationWithoutTime, plan.Kinds());
    }

    [Fact]
    public void One_that_still_stands_was_booked_again_after_it_was_cancelled()
    {
        var plan = Sample.Plan("A,JO,CUT,03/14/2018,9:00:00 AM,0\n", "1,03/14/2018,Hair cut,A,JO,1,40,2,3.2\n", "03/14/2018,A,CUT,JO,03/14/2018,JO,0\n");
        var (gone, standing) = (plan.Visits.Single(v => v.Outcome == Outcome.Cancelled), plan.Visits.Single(v => v.Outcome == Outcome.Served));
        Assert.Equal(standing.Start, gone.Start);
        Assert.True(gone.CancelledAt < standing.MadeAt && standing.MadeAt <= standing.Start);
        Assert.Contains(FindingKind.CancellationBookedAgain, plan.Kinds());
    }

    [Fact]
    public void No_shows_find_their_booking_also_without_a_client()
    {
        var plan = Sample.Plan(
            ",JO,CUT,03/14/2018,9:00:00 AM,0\n", "1,03/15/2018,Hair cut,A,JO,1,40,2,3.2\n", noShows: "03/14/2018,,CUT,JO\n03/14/2018,Z,CUT,JO\n");
        Assert.Equal(Outcome.NoShow, Assert.Single(plan.Visits).Outcome);
        Assert.Single(plan.Kinds(), FindingKind.VisitWithoutClient);
        Assert.Single(plan.Kinds(), FindingKind.NoShowUnmatched);
    }

    [Fact]
    public void What_lies_after_the_export_is_still_to_come_and_booked_before_it()
    {
        var plan = Sample.Plan("A,JO,CUT,11/14/2018,9:00:00 AM,0\n", "1,03/15/2018,Hair cut,B,JO,1,40,2,3.2\n");
        var coming = Assert.Single(plan.Visits);
        Assert.Equal(Outcome.Coming, coming.Outcome);
        Assert.True(coming.MadeAt.Date < new LocalDate(2018, 3, 15));
    }
}
