using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Loyalty;

/// <summary>What keeps points away, each with the words for it and with what the order would be without it.</summary>
internal static class Gates
{
    /// <summary>What a line is taken to cost where nothing was paid for it: far more than any rule asks for.</summary>
    public const long Imagined = 1_000_000_000;

    private const int Plain = 1_000_000;

    public static IEnumerable<Cause> OfOrder(Inputs inputs)
    {
        if (inputs.Standing.IsNobody)
        {
            yield return new Cause(
                "noClient", "Nobody was named on the order, so there is no account for the points.", i => Standing(i, s => s with { IsNobody = false }),
                "Name the client on the order; the points follow.");
        }

        if (inputs.Terms.JoinFirst && !inputs.Standing.Joined)
        {
            yield return new Cause(
                "notJoined", "Only clients who have joined the programme earn points.", i => i with { Terms = i.Terms with { JoinFirst = false } },
                "Ask whether she would like to join.");
        }
    }

    public static IEnumerable<Cause> OfRule(Inputs inputs, int r)
    {
        var rule = inputs.Terms.Rules[r];
        var standing = inputs.Standing;
        if ((rule.PerAmount ?? rule.Minimum) is { } money && money.Currency != inputs.Basis.Currency)
        {
            yield return new Cause(
                "currency", $"The rule counts {money.Currency}, and this was paid in {inputs.Basis.Currency}.",
                i => i with { Basis = i.Basis with { Currency = money.Currency } });
        }

        if (rule.Kind == EarnKind.Birthday && (standing.DaysToBirthday is not { } days || Math.Abs(days) > rule.Days))
        {
            yield return new Cause(
                standing.DaysToBirthday is null ? "noBirthday" : "notNow",
                standing.DaysToBirthday is null ? "The birthday is not known." : $"The birthday is more than {Count(rule.Days, "day")} away.",
                i => Standing(i, s => s with { DaysToBirthday = 0 }),
                standing.DaysToBirthday is null ? "Ask for her birthday and note it in her file." : null);
        }

        if ((rule.Kind == EarnKind.Birthday && standing.BirthdayGiven) || (rule.Kind == EarnKind.SignUp && standing.SignUpGiven))
        {
            yield return new Cause(
                "givenBefore", rule.Kind == EarnKind.Birthday ? "This year's birthday points were given already." : "These points were given with an earlier order.",
                i => Standing(i, s => s with { BirthdayGiven = false, SignUpGiven = false }));
        }
    }

    /// <summary>What keeps a line out of every rule.</summary>
    public static IEnumerable<Cause> OfLine(Inputs inputs, int l)
    {
        var line = inputs.Basis.Lines[l];
        return line.Gross > 0
            ? OfItem(inputs, l)
            : OfItem(inputs, l).Append(new Cause(
                "free", line.Gross == 0 ? $"Nothing was paid for {line.Name}." : $"{line.Name} is a deduction.", i => Line(i, line.Id, x => x with { Gross = Imagined })));
    }

    public static IEnumerable<Cause> OfItem(Inputs inputs, int l)
    {
        var (terms, line) = (inputs.Terms, inputs.Basis.Lines[l]);
        if (terms.Excluded is { } excluded && excluded.Names(line))
        {
            yield return new Cause("excluded", $"The programme leaves out {line.Name}.", i => i with { Terms = i.Terms with { Excluded = null } });
        }

        if (line.Cover is not null)
        {
            var kind = line.Cover == "membership" ? LineKind.Membership : LineKind.Package;
            if (terms.TriggerOf(kind) != Trigger.PerSession)
            {
                yield return new Cause("prepaid", $"{line.Name} was paid in advance and counted then.", i => Triggered(i, kind, Trigger.PerSession));
            }

            yield break;
        }

        var trigger = terms.TriggerOf(line.Kind);
        if (trigger == Trigger.Never)
        {
            yield return new Cause("never", $"{Of(line.Kind)} earn no points.", i => Triggered(i, line.Kind, Trigger.Completion));
        }
        else if (trigger == Trigger.PerSession && line.Kind is LineKind.Package or LineKind.Membership)
        {
            yield return new Cause("perSession", $"{line.Name} earns with each session that is used.", i => Triggered(i, line.Kind, Trigger.Completion));
        }
    }

    public static IEnumerable<Cause> OfBoth(Inputs inputs, int r, int l, long value)
    {
        var (rule, line) = (inputs.Terms.Rules[r], inputs.Basis.Lines[l]);
        if (!rule.Counts(line))
        {
            yield return new Cause("notForThis", $"This rule does not count {line.Name}.", i => Rule(i, r, x => x with { Items = null }));
        }

        if (rule.Kind == EarnKind.Spend && line.Gross > 0 && value == 0)
        {
            yield return new Cause(
                "paidWithPoints", $"{line.Name} was paid with points, and those earn nothing again.", i => i with { Terms = i.Terms with { EarnOnPoints = true } });
        }
    }

    /// <summary>A rule that counts the order as a whole finds nothing on it to count.</summary>
    public static Cause NoLine(int r) => new("noLine", "Nothing on this order counts for it.", i =>
    {
        var terms = i.Terms with { Excluded = null };
        var line = new BasisLine(new LineId(Guid.Empty), LineKind.Service, null, null, "Something else", 1, Imagined);
        var added = Triggered(i with { Terms = terms, Basis = i.Basis with { Lines = [.. i.Basis.Lines, line] } }, LineKind.Service, Trigger.Completion);
        return r < 0 ? added : Rule(added, r, x => x with { Items = null });
    });

    /// <summary>The rule counts, and still gives nothing here: why.</summary>
    public static Cause Short(Inputs inputs, Score score, int r, int? l)
    {
        var isTier = r == inputs.Terms.Rules.Count;
        if (score.RawOf(r, l) > 0)
        {
            return Capped(inputs.Terms, score.Cap!);
        }

        if (isTier)
        {
            return new Cause("tooLittle", "Its extra is less than one point.", i => Tiers(i, t => t.MultiplierPpm > Plain ? t with { MultiplierPpm = 1_000_000_000 } : t));
        }

        var rule = inputs.Terms.Rules[r];
        if (score.Deducted[r])
        {
            return new Cause(
                "deducted", "The deductions on this order are as large as what it counts.",
                i => i with { Basis = i.Basis with { Lines = [.. i.Basis.Lines.Select(x => x.Gross < 0 ? x with { Gross = 0 } : x)] } });
        }

        if (score.Below[r])
        {
            return new Cause("minimum", $"It begins at {rule.Minimum}.", i => Rule(i, r, x => x with { Minimum = x.Minimum!.Value with { Amount = 1 } }));
        }

        // Of what counts only spending comes to less than a point.
        Inputs Generous(Inputs i) => Rule(i, r, x => x with { Points = Imagined, PerAmount = x.PerAmount is { } per ? per with { Amount = 1 } : null });
        return l is not null && score.RawOf(r) > 0
            ? new Cause("share", "Its share of the order's points is less than one.", Generous)
            : new Cause("tooLittle", $"That is less than {rule.PerAmount} for a point.", Generous);
    }

    public static Cause Capped(Terms terms, string cap) => new(
        cap,
        cap switch
        {
            "cap.order" => $"One order earns at most {Points(terms.Caps!.PerOrder!.Value)}.",
            "cap.day" => $"One day earns at most {Points(terms.Caps!.PerDay!.Value)}.",
            _ => $"One month earns at most {Points(terms.Caps!.PerMonth!.Value)}.",
        },
        i => i with
        {
            Terms = i.Terms with
            {
                Caps = cap switch
                {
                    "cap.order" => i.Terms.Caps! with { PerOrder = null },
                    "cap.day" => i.Terms.Caps! with { PerDay = null },
                    _ => i.Terms.Caps! with { PerMonth = null },
                },
            },
        });

    /// <summary>No tier, or one that multiplies nothing. Null: the tier multiplies.</summary>
    public static Cause? NoTier(Inputs inputs, Tier? tier)
    {
        var best = inputs.Terms.Tiers!.Tiers.MaxBy(t => t.MultiplierPpm)!;
        return tier is { MultiplierPpm: > Plain } ? null
            : best.MultiplierPpm <= Plain ? new Cause("plainTier", "No tier of this programme multiplies points.", i => Tiers(Standing(i, s => s with { Score = best.From }), t => t with { MultiplierPpm = 2 * Plain }))
            : new Cause("noTier", $"{best.Name} multiplies points and is reached from {TierWords.Of(inputs.Terms.Tiers!, best.From, inputs.Basis.Currency)}.", i => Standing(i, s => s with { Score = best.From }));
    }

    public static Cause ReferrerFull(int most) => new(
        "referrerFull", $"Whoever gave the recommendation was rewarded for {Count(most, "friend")} within a year already.", i => Standing(i, s => s with { ReferrerFull = false }));

    public static string Points(long points) => Count(points, "point");

    public static string Count(long number, string noun) => number is 1 or -1 ? $"{number} {noun}" : $"{number} {noun}s";

    private static string Of(LineKind kind) => kind switch
    {
        LineKind.GiftCard => "Gift cards",
        LineKind.Credit => "Top-ups",
        LineKind.Custom => "Items that were typed in",
        LineKind.ServiceCharge => "Service charges",
        _ => $"{kind}s",
    };

    private static Inputs Standing(Inputs inputs, Func<Standing, Standing> change) => inputs with { Standing = change(inputs.Standing) };

    private static Inputs Rule(Inputs inputs, int r, Func<EarnRule, EarnRule> change) =>
        inputs with { Terms = inputs.Terms with { Rules = [.. inputs.Terms.Rules.Select((rule, i) => i == r ? change(rule) : rule)] } };

    private static Inputs Line(Inputs inputs, LineId id, Func<BasisLine, BasisLine> change) =>
        inputs with { Basis = inputs.Basis with { Lines = [.. inputs.Basis.Lines.Select(l => l.Id == id ? change(l) : l)] } };

    private static Inputs Triggered(Inputs inputs, LineKind kind, Trigger trigger) =>
        inputs with { Terms = inputs.Terms with { Triggers = [.. (inputs.Terms.Triggers ?? []).Where(t => t.Kind != kind), new KindTrigger(kind, trigger)] } };

    private static Inputs Tiers(Inputs inputs, Func<Tier, Tier> change) =>
        inputs with { Terms = inputs.Terms with { Tiers = inputs.Terms.Tiers! with { Tiers = [.. inputs.Terms.Tiers.Tiers.Select(change)] } } };
}
