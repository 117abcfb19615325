using Bookend.Core.Schedule;
using Bookend.Kernel;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Schedule;

/// <summary>A cache that lives on changes must be what a fresh load gives, however late its readers are.</summary>
public sealed class ScheduleViewTests
{
    private static readonly Instant From = Instant.FromUtc(2026, 6, 1, 0, 0);

    [Fact]
    public void Changes_since_the_stamp_give_what_a_fresh_load_gives()
    {
        for (var seed = 0; seed < Seed.Cases(300); seed++)
        {
            var random = new Random(seed);
            var table = new List<ClaimRow>();
            var view = ScheduleView.Fresh(0, 1, From, []);
            long stamp = 0;
            for (var turn = 0; turn < 40; turn++)
            {
                stamp = Write(table, random, stamp);

                // The head is read, then others write, then the rows are read: later rows come early, and come again.
                var head = stamp;
                stamp = Write(table, random, stamp);
                view = view.With(head, [.. table.Where(r => r.Stamp > view.Stamp)]);

                var fresh = ScheduleView.Fresh(stamp, 1, From, [.. table.Where(r => !r.Released && r.EndsAt > From)]);
                Assert.Equal(head, view.Stamp);
                Assert.All(Enumerable.Range(1, 4).Select(Resource), r => Assert.Equal(fresh.Of(r).Claims, view.Of(r).Claims));
            }
        }
    }

    [Fact]
    public void A_reader_keeps_the_view_it_got()
    {
        var row = Row(new Random(1), 1, 0);
        var before = ScheduleView.Fresh(1, 1, From, [row]);
        var released = Row(new Random(1), 1, 0);
        released.Released = true;
        released.Stamp = 2;
        var after = before.With(2, [released]);
        Assert.Single(before.Of(row.ResourceId).Claims);
        Assert.Empty(after.Of(row.ResourceId).Claims);
    }

    /// <summary>One write: some new claims in slots of their own, some released, some holds made bookings; all with the next stamp.</summary>
    private static long Write(List<ClaimRow> table, Random random, long stamp)
    {
        stamp++;
        foreach (var row in table.Where(r => !r.Released && random.Next(10) == 0))
        {
            row.Released = random.Next(2) == 0;
            row.State = ClaimState.Booked;
            row.ExpiresAt = null;
            row.Stamp = stamp;
        }

        for (var n = random.Next(3); n > 0; n--)
        {
            table.Add(Row(random, stamp, table.Count));
        }

        return stamp;
    }

    private static ClaimRow Row(Random random, long stamp, int number)
    {
        var start = From + Duration.FromMinutes((60 * number) - 300);
        return new ClaimRow
        {
            Id = new ClaimId(new Guid(number, 0, 0, new byte[8])),
            ResourceId = Resource(random.Next(1, 5)),
            StartsAt = start,
            EndsAt = start + Duration.FromMinutes(45),
            ShownStartsAt = start,
            ShownEndsAt = start + Duration.FromMinutes(40),
            Purpose = Purposes.Booking,
            State = ClaimState.Held,
            ExpiresAt = start,
            Stamp = stamp,
        };
    }

    private static ResourceId Resource(int number) => new(new Guid(number, 1, 0, new byte[8]));
}
