namespace Bookend.Simulation.Simulate;

/// <summary>
/// One client's way through the salon, decided by her seed. Whom a visit finds free depends on the others; journeys of value have a client of their own,
/// so what they do and what must come of it depends on the seed alone.
/// </summary>
internal static class Journey
{
    /// <summary>How many of a hundred go each way.</summary>
    private static readonly (int Weight, Func<Visitor, Task> Go)[] Ways =
    [
        (10, v => new VisitJourney(v).BuyFromTheShelf()), (26, v => new VisitJourney(v).Go()), (4, v => new DepositJourney(v).Go()), (4, v => new VisitJourney(v).CancelLate()),
        (12, v => new GiftCardJourney(v).Go()), (8, v => new WalletJourney(v).Go()), (7, v => new AccountJourney(v).Go()), (8, v => new PassJourney(v).Go()),
        (4, v => new MembershipJourney(v).Go()), (7, v => new PointsJourney(v).Go()), (4, v => new OfferJourney(v).Go()), (3, v => new PartyJourney(v).Go()),
        (3, v => new MixedJourney(v).Go()),
    ];

    /// <summary>In a business that is not ours nobody knows the rules of its gift cards and points: there, clients book, come, buy and bring back.</summary>
    public static Task Go(Visitor visitor)
    {
        if (visitor.Salon.Goods is null)
        {
            return visitor.OneIn(5) ? new VisitJourney(visitor).BuyFromTheShelf() : new VisitJourney(visitor).Go();
        }

        var roll = visitor.Roll(Ways.Sum(w => w.Weight));
        foreach (var (weight, go) in Ways)
        {
            if ((roll -= weight) < 0)
            {
                return go(visitor);
            }
        }

        throw new InvalidOperationException("The weights do not sum to what was rolled.");
    }
}
