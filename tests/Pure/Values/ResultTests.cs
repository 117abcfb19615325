using Bookend.Kernel;
using Xunit;

namespace Bookend.Pure.Values;

public sealed class ResultTests
{
    private static readonly ErrorCode Taken = new("taken", 409, "It is taken");

    [Fact]
    public void A_refusal_says_what_is_wrong_and_where()
    {
        Assert.Equal((Taken, "Take another."), (Taken.Because("Take another.").Error, Taken.Because("Take another.").Detail));
        Assert.Empty(Taken.Because("Take another.").Errors);
        Assert.Equal([new FieldError("/time", "taken", "Take another.")], Taken.At("/time", "Take another.").Errors);
        Assert.False(Taken.Retryable);
    }

    [Fact]
    public void A_result_is_the_value_or_the_refusal()
    {
        Result<int> given = 7, refused = Taken.Because("Take another.");
        Assert.False(given.Failed(out var none, out var value));
        Assert.Equal((null, 7, 7, null), (none, value, given.Value, given.Refusal));
        Assert.True(refused.Failed(out var why, out _));
        Assert.Equal("Take another.", why.Detail);
        Assert.Equal("taken: Take another.", Assert.Throws<InvalidOperationException>(() => refused.Value).Message);
    }

    /// <summary>Programs of others look for these.</summary>
    [Fact]
    public void Codes_and_statuses_stay_and_a_client_may_send_again_where_nothing_is_wrong_with_the_request() => Assert.Equal(
        [
            "400 email_invalid", "400 idempotency_key_missing", "400 invalid", "400 name_missing", "401 unauthenticated", "403 forbidden", "404 not_found", "409 duplicate",
            "409 in_flight again", "412 stale", "413 too_large", "415 unsupported_media_type", "422 idempotency_key_reused", "429 too_many_requests again", "500 internal",
            "503 busy again", "503 outcome_unknown again", "503 storage_failed again",
        ],
        All().Select(e => $"{e.Status} {e.Code}{(e.Retryable ? " again" : "")}").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_code_has_a_title_of_its_own_in_plain_words()
    {
        Assert.All(All(), e => Assert.Matches("^[A-Z][a-z]*[ -;a-zA-Z/]+[a-z]$", e.Title));
        Assert.Equal(All().Count, All().Select(e => e.Title).Distinct().Count());
    }

    private static List<ErrorCode> All() => [.. typeof(CommonErrors).GetFields().Select(f => (ErrorCode)f.GetValue(null)!)];
}
