namespace Bookend.Pricing;

/// <summary>What a promotion may ask for, in the order in which it is looked at. The names are the codes of "why not that one?".</summary>
internal enum Condition
{
    Code,
    Begun,
    NotOver,
    Weekday,
    Hours,

    /// <summary>Somebody is on the order.</summary>
    Client,

    /// <summary>The client has uses left.</summary>
    PerClient,
    FirstVisit,
    Tag,
    BirthdayMonth,

    /// <summary>There are uses left in all.</summary>
    Limit,

    /// <summary>Something on the order is part of it.</summary>
    Goods,

    /// <summary>Something of that has a price and was not paid in advance.</summary>
    Payable,
    Currency,
    MinSpend,
    Pieces,

    /// <summary>It takes something off.</summary>
    Saving,
}

/// <summary>What is said of one condition that the terms set.</summary>
internal sealed record Said(Condition Condition, string? WhyNot)
{
    public Said(Condition condition, bool holds, string whyNot)
        : this(condition, holds ? null : whyNot)
    {
    }
}
