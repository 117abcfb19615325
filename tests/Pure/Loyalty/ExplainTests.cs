using Bookend.Kernel;
using Bookend.Loyalty;
using Bookend.Ordering;
using Xunit;

namespace Bookend.Pure.Loyalty;

public sealed class ExplainTests
{
    private static readonly int Orders = Seed.Cases(1000);

    /// <summary>So many that everything comes up.</summary>
    private static readonly int Many = Seed.Cases(1000, least: 500);

    /// <summary>The causes are taken away here, by what they say, and not by the code that found them.</summary>
    [Fact]
    public void Taking_away_what_explain_names_flips_the_outcome()
    {
        var random = new Random(Seed.Take());
        var (refused, seen) = (0, new Dictionary<string, int>());
        for (var n = 0; n < Many; n++)
        {
            var inputs = RandomClub.Inputs(random);
            foreach (var verdict in Decide(inputs).Verdicts.Where(v => v.Points == 0))
            {
                refused++;
                var without = verdict.Causes.Aggregate(inputs, (i, cause) => Without(i, verdict, cause.Code));
                Assert.True(Gives(without, verdict), $"order {n}, {verdict.Text}: without all of it there are still no points");
                foreach (var cause in verdict.Causes)
                {
                    seen[cause.Code] = seen.GetValueOrDefault(cause.Code) + 1;
                    var rest = verdict.Causes.Where(c => c != cause).Aggregate(inputs, (i, c) => Without(i, verdict, c.Code));
                    Assert.False(Gives(rest, verdict), $"order {n}, {verdict.Text}: there are points although '{cause.Code}' still holds");
                }
            }
        }

        Assert.True(refused > Many, $"only {refused} verdicts gave nothing");
        string[] all =
        [
            "noClient", "notJoined", "currency", "noBirthday", "notNow", "givenBefore", "free", "excluded", "prepaid", "never", "perSession", "notForThis", "paidWithPoints",
            "noLine", "cap.order", "cap.day", "cap.month", "minimum", "share", "tooLittle", "noTier", "referrerFull",
        ];
        Assert.All(all, code => Assert.True(seen.ContainsKey(code), $"{code} never came up"));
    }

    /// <summary>As a person would do it: puts the first thing right that is named, and asks again.</summary>
    [Fact]
    public void Taking_away_one_named_cause_after_another_ends_with_points()
    {
        var random = new Random(Seed.Take());
        for (var n = 0; n < Orders; n++)
        {
            var start = RandomClub.Inputs(random);
            foreach (var verdict in Decide(start).Verdicts.Where(v => v.Points == 0))
            {
                var (inputs, named) = (start, new HashSet<string>());
                while (Decide(inputs).Verdicts.First(v => v.Rule == verdict.Rule && v.LineId == verdict.LineId) is { Points: 0 } now)
                {
                    var cause = now.Causes[0].Code;
                    Assert.True(named.Add(cause), $"order {n}, {now.Text}: '{cause}' was taken away and is named again");
                    inputs = Without(inputs, verdict, cause);
                }
            }
        }
    }

    [Fact]
    public void Without_any_one_of_its_grounds_a_rule_gives_nothing()
    {
        var random = new Random(Seed.Take());
        var seen = new HashSet<string>();
        for (var n = 0; n < Many; n++)
        {
            var inputs = RandomClub.Inputs(random);
            foreach (var verdict in Decide(inputs).Verdicts)
            {
                Assert.Equal(verdict.Points > 0, verdict.Because.Count > 0);
                foreach (var ground in verdict.Because)
                {
                    seen.Add(ground.Code);
                    var without = Decide(WithoutGround(inputs, verdict, ground.Code));
                    Assert.False(
                        without.Verdicts.Any(v => v.Rule == verdict.Rule && v.Name == verdict.Name && v.LineId == verdict.LineId && v.Points > 0),
                        $"order {n}, {verdict.Text}: there are points without '{ground.Code}' too");
                }
            }
        }

        Assert.Equal(
            ["birthday", "client", "counted", "firstOrder", "firstThisYear", "joined", "minimum", "paid", "recommended", "room", "tier"],
            seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_the_limits_that_are_named_there_are_more_points_and_with_any_one_of_them_not()
    {
        var random = new Random(Seed.Take());
        var cut = 0;
        for (var n = 0; n < Orders; n++)
        {
            var inputs = RandomClub.Inputs(random);
            foreach (var verdict in Decide(inputs).Verdicts.Where(v => v.Points > 0 && v.Causes.Count > 0))
            {
                cut++;
                Assert.True(More(verdict.Causes), $"order {n}, {verdict.Text}: without all of it there are no more points");
                Assert.All(verdict.Causes, cause => Assert.False(More(verdict.Causes.Where(c => c != cause)), $"order {n}, {verdict.Text}: there are more although '{cause.Code}' still holds"));

                bool More(IEnumerable<Cause> causes)
                {
                    var without = causes.Aggregate(inputs, (i, c) => Without(i, verdict, c.Code));
                    return Decide(without).Verdicts.Single(v => v.Rule == verdict.Rule && v.LineId == verdict.LineId).Points > verdict.Points;
                }
            }
        }

        Assert.True(cut > Orders / 10, $"only {cut} verdicts were cut");
    }

    [Fact]
    public void A_rule_that_is_not_there_gives_nothing_and_awards_are_what_the_verdicts_say()
    {
        var random = new Random(Seed.Take());
        for (var n = 0; n < Orders; n++)
        {
            var inputs = RandomClub.Inputs(random);
            var decision = Decide(inputs);
            foreach (var rule in inputs.Terms.Rules)
            {
                var without = inputs with { Terms = inputs.Terms with { Rules = [.. inputs.Terms.Rules.Where(r => r != rule)] } };
                Assert.DoesNotContain(Decide(without).Awards, a => a.Rule == rule.Code);
            }

            foreach (var verdict in decision.Verdicts.Where(v => v.Rule != Rules.Referral))
            {
                Assert.Equal(verdict.Points, decision.Awards.Where(a => a.Rule == verdict.Rule && (verdict.LineId is null || a.LineId == verdict.LineId)).Sum(a => a.Points));
            }

            Assert.All(decision.Awards.Concat(decision.Referrals), a => Assert.True(a.Points > 0));
            var capped = decision.Awards.Where(a => a.Rule != Rules.Friend).Sum(a => a.Points);
            Assert.True(capped <= (inputs.Terms.Caps?.PerOrder ?? long.MaxValue));
            Assert.True(capped <= Math.Max(0, (inputs.Terms.Caps?.PerDay - inputs.Standing.EarnedToday) ?? long.MaxValue));
        }
    }

    [Fact]
    public void Order_points_lie_on_lines_that_were_paid_for()
    {
        var random = new Random(Seed.Take());
        for (var n = 0; n < Orders; n++)
        {
            var inputs = RandomClub.Inputs(random);
            var lines = inputs.Basis.Lines.ToDictionary(l => l.Id);
            Assert.All(Decide(inputs).Awards, a => Assert.True(lines[a.LineId].Gross > 0));
        }
    }

    private static Decision Decide(Inputs i) => Earning.Decide(i.Terms, i.Basis, i.Standing);

    private static bool Gives(Inputs inputs, Verdict verdict) =>
        Decide(inputs).Verdicts.Any(v => v.Rule == verdict.Rule && v.LineId == verdict.LineId && v.Points > 0);

    private static Inputs Without(Inputs i, Verdict verdict, string cause)
    {
        var standing = i.Standing;
        var terms = i.Terms;
        var line = i.Basis.Lines.FirstOrDefault(l => l.Id == verdict.LineId);
        return cause switch
        {
            "noClient" => i with { Standing = standing with { IsNobody = false } },
            "notJoined" => i with { Terms = terms with { JoinFirst = false } },
            "currency" => i with { Basis = i.Basis with { Currency = new Currency("EUR") } },
            "noBirthday" or "notNow" => i with { Standing = standing with { DaysToBirthday = 0 } },
            "givenBefore" => i with { Standing = standing with { BirthdayGiven = false, SignUpGiven = false } },
            "free" => i with { Basis = i.Basis with { Lines = [.. i.Basis.Lines.Select(l => l.Id == line!.Id ? l with { Gross = Gates.Imagined } : l)] } },
            "excluded" => i with { Terms = terms with { Excluded = null } },
            "prepaid" => Trigger(i, line!.Cover == "membership" ? LineKind.Membership : LineKind.Package, Bookend.Loyalty.Trigger.PerSession),
            "never" or "perSession" => Trigger(i, line!.Kind, Bookend.Loyalty.Trigger.Completion),
            "notForThis" => Rule(i, verdict.Rule, r => r with { Items = null }),
            "paidWithPoints" => i with { Terms = terms with { EarnOnPoints = true } },
            "noLine" => Rule(
                Trigger(
                    i with
                    {
                        Terms = terms with { Excluded = null },
                        Basis = i.Basis with { Lines = [.. i.Basis.Lines, new BasisLine(new LineId(Guid.Empty), LineKind.Service, null, null, "More", 1, Gates.Imagined)] },
                    },
                    LineKind.Service, Bookend.Loyalty.Trigger.Completion),
                verdict.Rule, r => r with { Items = null }),
            "cap.order" => i with { Terms = terms with { Caps = terms.Caps! with { PerOrder = null } } },
            "cap.day" => i with { Terms = terms with { Caps = terms.Caps! with { PerDay = null } } },
            "cap.month" => i with { Terms = terms with { Caps = terms.Caps! with { PerMonth = null } } },
            "deducted" => i with { Basis = i.Basis with { Lines = [.. i.Basis.Lines.Select(l => l.Gross < 0 ? l with { Gross = 0 } : l)] } },
            "minimum" => Rule(i, verdict.Rule, r => r with { Minimum = r.Minimum!.Value with { Amount = 1 } }),
            "noTier" => i with { Standing = standing with { Score = terms.Tiers!.Tiers.MaxBy(t => t.MultiplierPpm)!.From } },
            "referrerFull" => i with { Standing = standing with { ReferrerFull = false } },
            "share" or "tooLittle" when verdict.Rule == Rules.Tier => i with
            {
                Terms = terms with { Tiers = terms.Tiers! with { Tiers = [.. terms.Tiers.Tiers.Select(t => t.MultiplierPpm > 1_000_000 ? t with { MultiplierPpm = 1_000_000_000 } : t)] } },
            },
            "share" or "tooLittle" => Rule(i, verdict.Rule, r => r with { Points = Gates.Imagined, PerAmount = r.PerAmount is { } per ? per with { Amount = 1 } : null }),
            _ => throw new InvalidOperationException($"'{cause}' is not known here."),
        };
    }

    private static Inputs WithoutGround(Inputs i, Verdict verdict, string ground)
    {
        var standing = i.Standing;
        return ground switch
        {
            "client" => i with { Standing = standing with { IsNobody = true } },
            "joined" => i with { Standing = standing with { Joined = false } },
            "paid" => i with { Basis = i.Basis with { Lines = [.. i.Basis.Lines.Select(l => verdict.LineId is null || l.Id == verdict.LineId ? l with { Gross = 0 } : l)] } },
            "counted" => Rule(i, verdict.Rule, r => r with { Items = new ItemFilter(ItemIds: ["something else"]) }),
            "minimum" => Rule(i, verdict.Rule, r => r with { Minimum = r.Minimum!.Value with { Amount = Gates.Imagined } }),
            "birthday" => i with { Standing = standing with { DaysToBirthday = i.Terms.Rules.Single(r => r.Code == verdict.Rule).Days + 1 } },
            "firstThisYear" => i with { Standing = standing with { BirthdayGiven = true } },
            "firstOrder" => i with { Standing = standing with { SignUpGiven = true } },
            "tier" => i with { Standing = standing with { Score = i.Terms.Tiers!.Of(standing.Score)!.From - 1 } },
            "recommended" => i with { Standing = standing with { Referrer = null } },
            "room" => i with { Standing = standing with { ReferrerFull = true } },
            _ => throw new InvalidOperationException($"'{ground}' is not known here."),
        };
    }

    private static Inputs Rule(Inputs i, string code, Func<EarnRule, EarnRule> change) =>
        i with { Terms = i.Terms with { Rules = [.. i.Terms.Rules.Select(r => r.Code == code ? change(r) : r)] } };

    private static Inputs Trigger(Inputs i, LineKind kind, Trigger trigger) =>
        i with { Terms = i.Terms with { Triggers = [.. (i.Terms.Triggers ?? []).Where(t => t.Kind != kind), new KindTrigger(kind, trigger)] } };
}
