using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Pricing;
using NodaTime;

namespace Bookend.Pure.Pricing;

/// <summary>
/// Takes away what an explanation names, and nothing else. What is changed follows from what the code says, and not from the code that said it.
/// </summary>
internal static class TakeAway
{
    private const long Much = 1_000_000_000;

    /// <summary>It did not apply because of this: now this is no longer in its way.</summary>
    public static Asked Obstacle(Asked asked, Condition named)
    {
        var (terms, c) = asked;
        var (when, day) = (terms.When, Day(asked));
        return named switch
        {
            Condition.Code => asked with { Case = c with { Codes = [terms.Code!.ToUpperInvariant()] } },
            Condition.Begun => Timed(asked, when! with { From = day }),
            Condition.NotOver => Timed(asked, when! with { Until = day.PlusDays(20) }),
            Condition.Weekday => asked with { Case = c with { Now = c.Now.PlusDays(Enumerable.Range(1, 6).First(n => when!.Weekdays!.Contains(day.PlusDays(n).DayOfWeek))) } },
            Condition.Hours => asked with { Case = c with { Now = day.At(when!.FromTime ?? LocalTime.Midnight) } },
            Condition.Client => asked with { Case = c with { Client = new Standing(false, [], null) } },
            Condition.PerClient => asked with { Case = c with { Mine = 0 } },
            Condition.FirstVisit => Client(asked, s => s with { IsNew = true }),
            Condition.Tag => Client(asked, s => s with { Tags = [.. s.Tags, terms.Who!.Tags![0]] }),
            Condition.BirthdayMonth => Client(asked, s => s with { BirthMonth = c.Now.Month }),
            Condition.Limit => asked with { Case = c with { Left = 1 } },
            Condition.Goods => With(asked),
            Condition.Payable => Lines(asked, l => RandomPromotion.Line(Number(l), l.Kind, l.ItemId, l.Quantity, Math.Max(l.UnitPrice, 100))),
            Condition.Currency => asked with { Terms = terms with { Amount = In(terms.Amount, c), MinSpend = In(terms.MinSpend, c) } },
            Condition.MinSpend => asked with { Terms = terms with { MinSpend = c.Order.Money(1) } },
            Condition.Pieces => Lines(asked, l => RandomPromotion.Line(Number(l), l.Kind, l.ItemId, l.Quantity * 10, l.UnitPrice, l.Cover)),
            _ => asked with { Terms = terms.Kind == PromotionKind.Price ? terms with { Amount = c.Order.Money(0) } : terms with { PercentPpm = 1_000_000 } },
        };
    }

    /// <summary>It applied because of this: now this no longer holds.</summary>
    public static Asked Ground(Asked asked, Condition named)
    {
        var (terms, c) = asked;
        var (when, day) = (terms.When, Day(asked));
        return named switch
        {
            Condition.Code => asked with { Case = c with { Codes = ["other"] } },
            Condition.Begun => Timed(asked, when! with { From = day.PlusDays(1) }),
            Condition.NotOver => Timed(asked, when! with { Until = day.PlusDays(-1) }),
            Condition.Weekday => Timed(asked, when! with { Weekdays = [day.PlusDays(1).DayOfWeek] }),
            Condition.Hours => asked with { Case = c with { Now = day.At(when!.UntilTime ?? LocalTime.Midnight) } },
            Condition.Client => asked with { Case = c with { Client = null } },
            Condition.PerClient => asked with { Case = c with { Mine = terms.PerClient ?? 99 } },
            Condition.FirstVisit => Client(asked, s => s with { IsNew = false }),
            Condition.Tag => Client(asked, s => s with { Tags = ["Stranger"] }),
            Condition.BirthdayMonth => Client(asked, s => s with { BirthMonth = c.Now.Month % 12 + 1 }),
            Condition.Limit => asked with { Case = c with { Left = 0 } },
            Condition.Goods => Lines(asked, l => l with { Kind = LineKind.Fee }),
            Condition.Payable => Lines(asked, l => l with { Cover = new CoverRef("pass", "pss_9") }),
            Condition.Currency => asked with { Case = c with { Order = c.Order with { Currency = new Currency("JPY") } } },
            Condition.MinSpend => asked with { Terms = terms with { MinSpend = c.Order.Money(Much) } },
            Condition.Pieces => asked with { Terms = terms with { Buy = 100_000 } },
            _ => asked with
            {
                Terms = terms.Kind is PromotionKind.Percent or PromotionKind.BuyGet ? terms with { PercentPpm = 0 }
                    : terms with { Amount = c.Order.Money(terms.Kind == PromotionKind.Price ? Much : 0) },
            },
        };
    }

    /// <summary>The evening to which the small hours of a night belong.</summary>
    private static LocalDate Day(Asked asked)
    {
        var (now, times) = (asked.Case.Now, asked.Terms.When);
        var isAfterMidnight = times?.UntilTime is { } until && until <= (times.FromTime ?? LocalTime.Midnight) && now.TimeOfDay < until;
        return isAfterMidnight ? now.Date.PlusDays(-1) : now.Date;
    }

    /// <summary>One more line, exactly of what the promotion is for.</summary>
    private static Asked With(Asked asked)
    {
        var (on, order) = (asked.Terms.On, asked.Case.Order);
        var item = on?.ItemIds is [var first, ..] ? first : "item_9";
        var line = RandomPromotion.Line(99, on?.Kinds is [var kind, ..] ? kind : LineKind.Service, item, 1, 4000);
        var categories = new Dictionary<string, string?>(asked.Case.Categories) { [item] = on?.Categories is [var category, ..] ? category : null };
        return asked with { Case = asked.Case with { Order = order with { Lines = [.. order.Lines, line] }, Categories = categories } };
    }

    private static Asked Timed(Asked asked, PromotionTimes when) => asked with { Terms = asked.Terms with { When = when } };

    private static Asked Client(Asked asked, Func<Standing, Standing> change) =>
        asked with { Case = asked.Case with { Client = asked.Case.Client is { } client ? change(client) : null } };

    private static Asked Lines(Asked asked, Func<LineSnapshot, LineSnapshot> change) =>
        asked with { Case = asked.Case with { Order = asked.Case.Order with { Lines = [.. asked.Case.Order.Lines.Select(change)] } } };

    private static Bookend.Kernel.Money? In(Bookend.Kernel.Money? money, PromotionCase c) => money is { } some ? c.Order.Money(some.Amount) : null;

    private static int Number(LineSnapshot line) => BitConverter.ToInt32(line.Id.Value.ToByteArray());
}
