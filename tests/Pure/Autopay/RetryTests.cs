using Bookend.Autopay;
using Bookend.Payments;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Autopay;

public sealed class RetryTests
{
    private static readonly LocalDate Due = new(2026, 12, 23);
    private static readonly CardId Card = CardId.From(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));
    private static readonly CardId Other = CardId.From(new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 2]));

    [Fact]
    public void The_first_try_is_on_the_day_it_falls_due() => Assert.Equal(Due, Retry.Next(Due, [], Card));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(3, 7)]
    [InlineData(7, 14)]
    [InlineData(13, 14)]
    [InlineData(14, null)]
    public void A_declined_card_is_asked_again_after_1_3_7_and_14_days(int triedAfter, int? again) =>
        Assert.Equal(again is { } days ? Due.PlusDays(days) : null, Retry.Next(Due, [new Tried(AttemptState.Declined, Due.PlusDays(triedAfter), Card)], Card));

    [Theory]
    [InlineData(AttemptState.Waiting)]
    [InlineData(AttemptState.Paid)]
    [InlineData(AttemptState.Stuck)]
    public void What_waits_is_paid_or_lies_with_a_person_is_not_charged_again_with_whatever_card(AttemptState state)
    {
        Assert.Null(Retry.Next(Due, [new Tried(state, Due, Card)], Card));
        Assert.Null(Retry.Next(Due, [new Tried(state, Due, Card)], Other));
    }

    [Fact]
    public void Another_card_is_charged_at_once() => Assert.Equal(Due.PlusDays(20), Retry.Next(Due, [new Tried(AttemptState.Declined, Due.PlusDays(20), Card)], Other));

    [Fact]
    public void What_was_refused_before_the_card_was_asked_is_tried_the_next_day() =>
        Assert.Equal(Due.PlusDays(21), Retry.Next(Due, [new Tried(AttemptState.Refused, Due.PlusDays(20), Card)], Card));

    [Fact]
    public void Eight_tries_are_enough()
    {
        var tried = Enumerable.Range(0, 8).Select(n => new Tried(AttemptState.Declined, Due, Card)).ToList();
        Assert.NotNull(Retry.Next(Due, tried[..7], Card));
        Assert.Null(Retry.Next(Due, tried, Card));
        Assert.Null(Retry.Next(Due, tried, Other));
    }
}
