using Bookend.Core.Log;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Autopay;

/// <summary>What fell due was charged to her card; the order is complete.</summary>
[Fact("autopay.paid")]
public sealed record AutopayPaid(OrderId OrderId, string Due, ClientId ClientId, Money Amount) : IFact
{
    string IFact.Subject => OrderId.ToString();
}

/// <summary>Her bank said no. Nothing was charged, and it is still due.</summary>
/// <param name="No">Which try, from 1.</param>
/// <param name="TryAgainOn">Null: it is not tried again by itself.</param>
[Fact("autopay.declined")]
public sealed record AutopayDeclined(OrderId OrderId, string Due, ClientId ClientId, Money Amount, int No, LocalDate? TryAgainOn) : IFact
{
    string IFact.Subject => OrderId.ToString();
}

/// <summary>Her card was charged and the sale cannot be completed: the money is on the open order, and a person decides.</summary>
[Fact("autopay.stuck")]
public sealed record AutopayStuck(OrderId OrderId, string Due, ClientId ClientId, Money Amount) : IFact
{
    string IFact.Subject => OrderId.ToString();
}
