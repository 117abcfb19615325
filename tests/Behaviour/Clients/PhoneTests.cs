namespace Bookend.Behaviour.Clients;

public sealed class PhoneTests
{
    /// <summary>The shop is German (de-DE): a number without a country code is a German one.</summary>
    [Theory, BothStores]
    public async Task The_same_number_is_the_same_text_however_it_is_typed(StoreKind store)
    {
        var shop = await Shop.Open(store);
        (string Typed, string? Kept)[] cases =
        [
            ("030 123 4567", "+49301234567"), ("+49 (0)30 / 1234567", "+49301234567"), ("0049-30-1234567", "+49301234567"), ("(030) 123.4567", "+49301234567"),
            ("+39 06 1234567", "+39061234567"), ("+1 (415) 555-0100", "+14155550100"), ("110", null), ("+0049301234567", null), ("+4930123456789012", null),
            ("030 1234567 ext 5", null), ("0301+234567", null),
        ];
        foreach (var (typed, kept) in cases)
        {
            var reply = await shop.Post("/clients", new { name = "Mia", phone = typed });
            if (kept is null)
            {
                reply.ShouldRefuse(400, "phone_invalid");
            }
            else
            {
                ((string)reply.ShouldBeOk().Json["phone"]!).ShouldBe(kept, typed);
            }
        }
    }
}
