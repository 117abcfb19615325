using Bookend.Core.Log;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Payments;

/// <summary>A client's card that the provider keeps, so that it can be charged without her.</summary>
public readonly record struct CardId(Guid Value) : IId<CardId>
{
    public static string Prefix => "crd";

    public static CardId From(Guid value) => new(value);

    public static bool TryParse(string? text, out CardId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>She gave us a card to keep.</summary>
/// <param name="Autopay">She agreed that what falls due is charged to it.</param>
[Fact("cardOnFile.kept")]
public sealed record CardOnFileKept(CardId Id, ClientId ClientId, string Brand, string Last4, bool Autopay) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("cardOnFile.changed")]
public sealed record CardOnFileChanged(CardId Id, ClientId ClientId, bool Autopay) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>It cannot be charged by us any more.</summary>
[Fact("cardOnFile.removed")]
public sealed record CardOnFileRemoved(CardId Id, ClientId ClientId) : IFact
{
    string IFact.Subject => Id.ToString();
}

internal sealed class CardOnFileRow
{
    public BusinessId BusinessId { get; set; }

    public CardId Id { get; set; }

    public ClientId ClientId { get; set; }

    public string Provider { get; set; } = "";

    /// <summary>The provider's; empty once the card was removed.</summary>
    public string Token { get; set; } = "";

    public string Brand { get; set; } = "";

    public string Last4 { get; set; } = "";

    public LocalDate GoodUntil { get; set; }

    public bool Autopay { get; set; }

    public Instant KeptAt { get; set; }

    /// <summary>When she agreed to autopay, or took it back, and who wrote that down.</summary>
    public Instant AgreedAt { get; set; }

    public string AgreedBy { get; set; } = "";

    public Instant? RemovedAt { get; set; }

    public int Version { get; set; }

    public CardOnFile Info() => new(Id, ClientId, Provider, Token, Brand, Last4, GoodUntil, Autopay);
}
