using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using NodaTime;

namespace Bookend.Autopay;

public enum AttemptState
{
    /// <summary>The card provider has not said yes or no yet.</summary>
    Waiting,

    Paid,

    /// <summary>The provider said no: nothing was charged.</summary>
    Declined,

    /// <summary>The sale was refused before the card was asked, or the provider never heard of it: nothing was charged.</summary>
    Refused,

    /// <summary>The card was charged and the sale cannot be completed: the money is on the open order, and a person decides.</summary>
    Stuck,
}

/// <summary>One try to charge what falls due. Its order is the sale itself.</summary>
internal sealed class AttemptRow
{
    public BusinessId BusinessId { get; set; }

    public OrderId OrderId { get; set; }

    /// <summary>Of the debt (<see cref="DueCharge.Key"/>).</summary>
    public string Due { get; set; } = "";

    /// <summary>Which try, from 1.</summary>
    public int No { get; set; }

    public ClientId ClientId { get; set; }

    public SiteId SiteId { get; set; }

    public CardId CardId { get; set; }

    /// <summary>"Visa •4242", as it was.</summary>
    public string Card { get; set; } = "";

    public string What { get; set; } = "";

    /// <summary>Of the debt, before taxes are added where prices come without.</summary>
    public long Amount { get; set; }

    public Currency Currency { get; set; }

    public LocalDate DueOn { get; set; }

    /// <summary>The business date of the try.</summary>
    public LocalDate On { get; set; }

    public AttemptState State { get; set; }

    /// <summary>The provider's words, or ours.</summary>
    public string? Reason { get; set; }

    public Instant At { get; set; }

    public Instant? EndedAt { get; set; }

    public Tried Tried => new(State, On, CardId);
}

/// <param name="TryAgainOn">Null: it is not tried again by itself.</param>
internal sealed record AttemptView(
    OrderId OrderId, string Due, int No, ClientId ClientId, string ClientName, CardId CardId, string Card, string What, Money Amount, LocalDate DueOn, LocalDate On,
    AttemptState State, string? Reason, LocalDate? TryAgainOn, OffsetDateTime At);
