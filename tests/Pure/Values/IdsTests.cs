using System.Reflection;
using Bookend.Kernel;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Values;

/// <summary>Ids as they are written in addresses, and as they lie in the database.</summary>
public sealed class IdsTests
{
    /// <summary>The examples of the TypeID specification, version 0.3.</summary>
    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000", "00000000000000000000000000")]
    [InlineData("00000000-0000-0000-0000-000000000001", "00000000000000000000000001")]
    [InlineData("00000000-0000-0000-0000-00000000000a", "0000000000000000000000000a")]
    [InlineData("00000000-0000-0000-0000-000000000010", "0000000000000000000000000g")]
    [InlineData("00000000-0000-0000-0000-000000000020", "00000000000000000000000010")]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff", "7zzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("0110c853-1d09-52d8-d73e-1194e95b5f19", "0123456789abcdefghjkmnpqrs")]
    [InlineData("01890a5d-ac96-774b-bcce-b302099a8057", "01h455vb4pex5vsknk084sn02q")]
    public void An_id_is_written_as_the_specification_writes_it_and_read_back(string value, string text)
    {
        var id = new ClientId(new Guid(value));
        Assert.Equal($"cli_{text}", id.ToString());
        Assert.True(ClientId.TryParse($"cli_{text}", out var read));
        Assert.Equal(id, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cli_")]
    [InlineData("cli_00000000000000000000000000x")]
    [InlineData("cli_0000000000000000000000000")]
    [InlineData("cli-00000000000000000000000000")]
    [InlineData("ord_00000000000000000000000000")]
    [InlineData("CLI_00000000000000000000000000")]
    [InlineData("cli_0000000000000000000000000A")]
    [InlineData("cli_0000000000000000000000000i")]
    [InlineData("cli_0000000000000000000000000l")]
    [InlineData("cli_0000000000000000000000000o")]
    [InlineData("cli_0000000000000000000000000u")]
    [InlineData("cli_0000000000000 000000000000")]
    [InlineData("cli_80000000000000000000000000")]
    public void Another_text_is_no_id_of_this_kind(string? text)
    {
        Assert.False(ClientId.TryParse(text, out var id));
        Assert.Equal(default, id);
    }

    [Fact]
    public void Every_kind_of_id_is_read_back_as_itself_and_none_as_another()
    {
        var kinds = typeof(IId).Assembly.GetTypes().Where(t => t.IsValueType && typeof(IId).IsAssignableFrom(t)).ToList();
        var guid = new Guid("01890a5d-ac96-774b-bcce-b302099a8057");
        var texts = kinds.ConvertAll(t => Activator.CreateInstance(t, guid)!.ToString()!);
        Assert.Equal(texts.Count, texts.Distinct().Count());
        foreach (var (kind, own) in kinds.Zip(texts))
        {
            var parse = kind.GetMethod("TryParse", BindingFlags.Public | BindingFlags.Static)!;
            foreach (var text in texts)
            {
                object?[] arguments = [text, null];
                Assert.Equal(text == own, parse.Invoke(null, arguments));
                Assert.Equal(text == own ? guid : Guid.Empty, ((IId)arguments[1]!).Value);
            }
        }
    }

    /// <summary>Addresses, exports and the books hold these: they are never renamed.</summary>
    [Fact]
    public void What_an_id_begins_with_stays() => Assert.Equal(
        ["biz", "site", "till", "mem", "cli", "svc", "prd", "ord", "lin", "tnd", "rfd", "rcp", "bkg", "hld", "clm", "res", "ent", "lot", "key", "tax", "msg"],
        new[]
        {
            BusinessId.Prefix, SiteId.Prefix, TillId.Prefix, MemberId.Prefix, ClientId.Prefix, ServiceId.Prefix, ProductId.Prefix, OrderId.Prefix, LineId.Prefix,
            TenderId.Prefix, RefundId.Prefix, ReceiptId.Prefix, BookingId.Prefix, HoldId.Prefix, ClaimId.Prefix, ResourceId.Prefix, EntryId.Prefix, LotId.Prefix,
            ApiKeyId.Prefix, TaxId.Prefix, MessageId.Prefix,
        });

    [Fact]
    public void New_ids_lie_in_the_order_in_which_they_were_made_and_are_version_7()
    {
        var now = Instant.FromUnixTimeMilliseconds(0x0123_4567_89AB);
        for (var i = 0; i < 200; i++)
        {
            var text = Ids.NewGuid(now).ToString();
            Assert.StartsWith("01234567-89ab-7", text, StringComparison.Ordinal);
            Assert.Contains(text[19], "89ab");
        }

        Assert.Equal(200, Enumerable.Range(0, 200).Select(_ => Ids.New<ClientId>(now)).Distinct().Count());
        Assert.True(Ids.New<ClientId>(now).Value.CompareTo(Ids.New<ClientId>(now + Duration.FromMilliseconds(1)).Value) < 0);
    }

    /// <summary>A test clock stands still, and a sale makes its ids within one millisecond: index pages fill one after the other all the same.</summary>
    [Fact]
    public void Ids_of_one_millisecond_lie_in_the_order_in_which_they_were_made()
    {
        var now = Instant.FromUnixTimeMilliseconds(0x0123_4567_0000);
        var made = Enumerable.Range(0, 1000).Select(_ => Ids.NewGuid(now)).ToList();
        var turns = made.Zip(made.Skip(1)).Count(p => p.First.CompareTo(p.Second) >= 0);
        Assert.InRange(turns, 0, 100); // other tests make ids meanwhile, each of which begins anew
        Assert.Equal(made.Count, made.Distinct().Count());
    }

    [Fact]
    public void Random_bits_of_new_ids_are_all_used()
    {
        var (ones, zeros) = (UInt128.Zero, UInt128.Zero);
        var chance = UInt128.MaxValue >> 48;
        for (var i = 0; i < 200; i++)
        {
            var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(Ids.NewGuid(Instant.FromUnixTimeSeconds(i)).ToByteArray(bigEndian: true));
            (ones, zeros) = (ones | (bits & chance), zeros | (~bits & chance));
        }

        // 48 bits of time, then 4 that say 7, and after 12 of chance 2 that say 10.
        Assert.Equal((UInt128.Parse("0000000000007fffbfffffffffffffff", System.Globalization.NumberStyles.HexNumber), UInt128.Parse("0000000000008fff7fffffffffffffff", System.Globalization.NumberStyles.HexNumber)), (ones, zeros));
    }

    /// <summary>Rows made by a job are found again by these: another value would make them a second time.</summary>
    [Fact]
    public void A_derived_id_stays_what_it_is()
    {
        Assert.Equal("2cf24dba-5fb0-830e-a6e8-3b2ac5b9e29e", Ids.Derived<ClientId>("hello").Value.ToString());
        Assert.NotEqual(Ids.Derived<ClientId>("hello"), Ids.Derived<ClientId>("hello "));
    }

    [Fact]
    public void A_link_is_43_characters_and_opens_what_it_was_made_for()
    {
        var business = new BusinessId(new Guid("01890a5d-ac96-774b-bcce-b302099a8057"));
        var link = LinkToken.New(business);
        Assert.Equal((43, 22), (link.Text.Length, link.Secret.Length));
        Assert.True(LinkToken.TryRead(link.Text, out var read));
        Assert.Equal((business, link.Text, link.Secret, Convert.ToHexString(link.Hash)), (read.Business, read.Text, read.Secret, Convert.ToHexString(read.Hash)));
        Assert.Equal(link.Text, LinkToken.Of(business, link.Secret).Text);
        Assert.NotEqual(link.Text, LinkToken.New(business).Text);
        Assert.Equal(32, link.Hash.Length);
    }

    /// <summary>Links that were mailed yesterday must open tomorrow.</summary>
    [Fact]
    public void A_link_stays_what_it_is()
    {
        const string text = "ABEiM0RVZneImaq7zN3u_wAQIDBAUGBwgJCgsMDQ4PA";
        Assert.True(LinkToken.TryRead(text, out var link));
        Assert.Equal((new Guid("00112233-4455-6677-8899-aabbccddeeff"), "ABAgMEBQYHCAkKCwwNDg8A", text), (link.Business.Value, link.Secret, link.Text));
        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Convert.FromHexString("00102030405060708090A0B0C0D0E0F0"))), Convert.ToHexString(link.Hash));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABEiM0RVZneImaq7zN3u_wAQIDBAUGBwgJCgsMDQ4P")]
    [InlineData("ABEiM0RVZneImaq7zN3u_wAQIDBAUGBwgJCgsMDQ4PAA")]
    [InlineData("ABEiM0RVZneImaq7zN3u/wAQIDBAUGBwgJCgsMDQ4PA")]
    [InlineData("ABEiM0RVZneImaq7zN3u wAQIDBAUGBwgJCgsMDQ4PA")]
    [InlineData("ABEiM0RVZneImaq7zN3u_wAQIDBAUGBwgJCgsMDQ4  ")]
    public void Another_text_is_no_link(string? text)
    {
        Assert.False(LinkToken.TryRead(text, out var link));
        Assert.Equal(default, link.Business);
    }
}
