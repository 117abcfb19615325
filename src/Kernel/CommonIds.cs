namespace Bookend.Kernel;

// Ids that cross module borders. A module's private nouns keep their ids beside them.

/// <summary>The tenant: one business, its books and its clock.</summary>
public readonly record struct BusinessId(Guid Value) : IId<BusinessId>
{
    public static string Prefix => "biz";

    public static BusinessId From(Guid value) => new(value);

    public static bool TryParse(string? text, out BusinessId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>A place where the business serves: it has a zone, a currency and opening hours.</summary>
public readonly record struct SiteId(Guid Value) : IId<SiteId>
{
    public static string Prefix => "site";

    public static SiteId From(Guid value) => new(value);

    public static bool TryParse(string? text, out SiteId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>A till: cash drawer, receipt numbers and an enrolled device.</summary>
public readonly record struct TillId(Guid Value) : IId<TillId>
{
    public static string Prefix => "till";

    public static TillId From(Guid value) => new(value);

    public static bool TryParse(string? text, out TillId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>A person who works for the business.</summary>
public readonly record struct MemberId(Guid Value) : IId<MemberId>
{
    public static string Prefix => "mem";

    public static MemberId From(Guid value) => new(value);

    public static bool TryParse(string? text, out MemberId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>A person whom the business serves.</summary>
public readonly record struct ClientId(Guid Value) : IId<ClientId>
{
    public static string Prefix => "cli";

    public static ClientId From(Guid value) => new(value);

    public static bool TryParse(string? text, out ClientId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>A service or an add-on of the catalogue.</summary>
public readonly record struct ServiceId(Guid Value) : IId<ServiceId>
{
    public static string Prefix => "svc";

    public static ServiceId From(Guid value) => new(value);

    public static bool TryParse(string? text, out ServiceId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>A product of the catalogue.</summary>
public readonly record struct ProductId(Guid Value) : IId<ProductId>
{
    public static string Prefix => "prd";

    public static ProductId From(Guid value) => new(value);

    public static bool TryParse(string? text, out ProductId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>The ticket of one visit or sale.</summary>
public readonly record struct OrderId(Guid Value) : IId<OrderId>
{
    public static string Prefix => "ord";

    public static OrderId From(Guid value) => new(value);

    public static bool TryParse(string? text, out OrderId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>A line of an order.</summary>
public readonly record struct LineId(Guid Value) : IId<LineId>
{
    public static string Prefix => "lin";

    public static LineId From(Guid value) => new(value);

    public static bool TryParse(string? text, out LineId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>One payment, or part of one, on an order.</summary>
public readonly record struct TenderId(Guid Value) : IId<TenderId>
{
    public static string Prefix => "tnd";

    public static TenderId From(Guid value) => new(value);

    public static bool TryParse(string? text, out TenderId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>What is given back, for which lines, by which tenders.</summary>
public readonly record struct RefundId(Guid Value) : IId<RefundId>
{
    public static string Prefix => "rfd";

    public static RefundId From(Guid value) => new(value);

    public static bool TryParse(string? text, out RefundId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>A receipt as it was numbered.</summary>
public readonly record struct ReceiptId(Guid Value) : IId<ReceiptId>
{
    public static string Prefix => "rcp";

    public static ReceiptId From(Guid value) => new(value);

    public static bool TryParse(string? text, out ReceiptId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>A visit: claims on the schedule and an open order.</summary>
public readonly record struct BookingId(Guid Value) : IId<BookingId>
{
    public static string Prefix => "bkg";

    public static BookingId From(Guid value) => new(value);

    public static bool TryParse(string? text, out BookingId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>Several visits that were planned as one.</summary>
public readonly record struct SeriesId(Guid Value) : IId<SeriesId>
{
    public static string Prefix => "ser";

    public static SeriesId From(Guid value) => new(value);

    public static bool TryParse(string? text, out SeriesId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>Guests who come together, each with a visit of her own.</summary>
public readonly record struct PartyId(Guid Value) : IId<PartyId>
{
    public static string Prefix => "pty";

    public static PartyId From(Guid value) => new(value);

    public static bool TryParse(string? text, out PartyId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>A slot kept for somebody until it expires.</summary>
public readonly record struct HoldId(Guid Value) : IId<HoldId>
{
    public static string Prefix => "hld";

    public static HoldId From(Guid value) => new(value);

    public static bool TryParse(string? text, out HoldId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>Time taken from one resource.</summary>
public readonly record struct ClaimId(Guid Value) : IId<ClaimId>
{
    public static string Prefix => "clm";

    public static ClaimId From(Guid value) => new(value);

    public static bool TryParse(string? text, out ClaimId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>Something atomic that can be taken: a person, a room, a chair.</summary>
public readonly record struct ResourceId(Guid Value) : IId<ResourceId>
{
    public static string Prefix => "res";

    public static ResourceId From(Guid value) => new(value);

    public static bool TryParse(string? text, out ResourceId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>A ledger entry.</summary>
public readonly record struct EntryId(Guid Value) : IId<EntryId>
{
    public static string Prefix => "ent";

    public static EntryId From(Guid value) => new(value);

    public static bool TryParse(string? text, out EntryId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>Value that entered an account at one time and may expire.</summary>
public readonly record struct LotId(Guid Value) : IId<LotId>
{
    public static string Prefix => "lot";

    public static LotId From(Guid value) => new(value);

    public static bool TryParse(string? text, out LotId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>A program's key.</summary>
public readonly record struct ApiKeyId(Guid Value) : IId<ApiKeyId>
{
    public static string Prefix => "key";

    public static ApiKeyId From(Guid value) => new(value);

    public static bool TryParse(string? text, out ApiKeyId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>A tax rate.</summary>
public readonly record struct TaxId(Guid Value) : IId<TaxId>
{
    public static string Prefix => "tax";

    public static TaxId From(Guid value) => new(value);

    public static bool TryParse(string? text, out TaxId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>A message to a client or a member.</summary>
public readonly record struct MessageId(Guid Value) : IId<MessageId>
{
    public static string Prefix => "msg";

    public static MessageId From(Guid value) => new(value);

    public static bool TryParse(string? text, out MessageId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}
