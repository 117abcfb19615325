using System.Net;
using Bookend.Core.Http;
using Bookend.Kernel;
using Bookend.Online;
using Xunit;

namespace Bookend.Pure.Online;

public sealed class DetailsTests
{
    private static readonly Words English = new(Language.English);

    [Fact]
    public void A_good_form_is_cleaned_and_has_no_errors()
    {
        var (form, errors) = DetailsCheck.Check(new DetailsForm("  Lea \t Sommer ", " lea@example.com ", "030 / 123-4567", "  hi\r\nthere "), English);
        Assert.Empty(errors);
        Assert.Equal(new DetailsForm("Lea Sommer", "lea@example.com", "030 / 123-4567", "hi\nthere"), form with { Note = form.Note.Replace(" \n", "\n", StringComparison.Ordinal) });
    }

    [Theory]
    [InlineData("", "lea@example.com", "", "", "name")]
    [InlineData("\u0007", "lea@example.com", "", "", "name")]
    [InlineData("Lea", "lea", "", "", "email")]
    [InlineData("Lea", "", "", "", "email")]
    [InlineData("Lea", "lea@example.com", "12", "", "phone")]
    [InlineData("Lea", "lea@example.com", "call me maybe 12345", "", "phone")]
    [InlineData("Lea", "lea@example.com", "1234567890123456", "", "phone")]
    public void A_wrong_field_is_named(string name, string email, string phone, string note, string field) =>
        Assert.Equal([field], DetailsCheck.Check(new DetailsForm(name, email, phone, note), English).Errors.Keys);

    [Fact]
    public void Every_field_has_a_limit()
    {
        var much = new string('x', 5000);
        Assert.Equal(["name", "email", "phone", "note"], DetailsCheck.Check(new DetailsForm(much, much, much, much), English).Errors.Keys);
    }

    [Fact]
    public void One_household_is_one_neighbour()
    {
        Assert.Equal(Buckets.Of(IPAddress.Parse("2001:db8:1:2:3::1")), Buckets.Of(IPAddress.Parse("2001:db8:1:2:ffff::2")));
        Assert.NotEqual(Buckets.Of(IPAddress.Parse("2001:db8:1:2::1")), Buckets.Of(IPAddress.Parse("2001:db8:1:3::1")));
        Assert.Equal("192.0.2.7", Buckets.Of(IPAddress.Parse("::ffff:192.0.2.7")));
    }
}
