using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.StoredValue;

internal sealed record PolicyView(int Version, GiftCardRules GiftCards, WalletRules Wallet, AccountRules Account) : IVersioned
{
    public static PolicyView Of(Policy policy) => new(policy.Version, policy.GiftCards, policy.Wallet, policy.Account);
}

internal static class ShowPolicy
{
    public sealed record Query;

    public static async Task<Result<PolicyView>> Handle(Reading reading, Query query) =>
        PolicyView.Of(await Policy.Of(reading, (await Places.Public.BusinessOf(reading)).Currency));
}

/// <summary>The next version of the rules. What was sold before keeps those under which it was sold.</summary>
internal static class ChangePolicy
{
    private const int MaxDays = 3660;
    private const int MaxMonths = 600;

    public sealed record Request(GiftCardRules GiftCards, WalletRules Wallet, AccountRules Account, int? Version = null);

    public static async Task<Result<PolicyView>> Handle(Work work, NoPath path, Request body)
    {
        var currency = (await Places.Public.BusinessOf(work)).Currency;
        var present = await Policy.Of(work, currency);
        if (Versions.Check(present.Version, body.Version, null) is { } stale)
        {
            return stale;
        }

        if (Check(body, currency) is { } wrong)
        {
            return wrong;
        }

        var next = new Policy(present.Version + 1, new PolicyTerms(body.GiftCards, body.Wallet, body.Account));
        if (present.Version == 1 && !await work.Set<PolicyRow>().AnyAsync())
        {
            work.Append(Row(work, present)); // the default, as it was: sales refer to it
        }

        work.Append(Row(work, next));
        Access.Audit.Record(work, "storedValue.policy", work.Business.ToString(), $"Version {next.Version}");
        work.Log.Append(new StoredValuePolicyChanged(work.Business, next.Version));
        return PolicyView.Of(next);
    }

    private static PolicyRow Row(Work work, Policy policy) => new()
    {
        BusinessId = work.Business,
        Version = policy.Version,
        Since = work.Now,
        Actor = work.Actor.ToString(),
        Terms = JsonSerializer.Serialize(policy.Terms, Json.Options),
    };

    private static Refusal? Check(Request r, Currency currency)
    {
        var (cards, wallet) = (r.GiftCards, r.Wallet);
        Money[] amounts = [cards.Minimum, cards.Maximum, .. cards.Suggested, wallet.MaximumTopUp, .. wallet.Bonuses.SelectMany(b => new[] { b.From, b.Extra })];
        if (amounts.Any(a => a.Currency != currency || a.Amount <= 0))
        {
            return CommonErrors.Invalid.Because($"All amounts are above zero and in {currency}.");
        }

        if (cards.Minimum.Amount > cards.Maximum.Amount || cards.Suggested.Count > Limits.Suggestions || cards.Suggested.Any(s => s.Amount < cards.Minimum.Amount || s.Amount > cards.Maximum.Amount))
        {
            return CommonErrors.Invalid.At("/giftCards", $"The smallest value is not above the largest, and at most {Limits.Suggestions} suggestions lie between them.");
        }

        if (cards.ValidMonths is < 1 or > MaxMonths || !IsDays(cards.NoticeDays) || !IsDays(cards.RefundDays ?? 0) || cards.GraceDays is < 1 or > MaxDays)
        {
            return CommonErrors.Invalid.At("/giftCards", $"Days are from 0 to {MaxDays} (grace: from 1), months from 1 to {MaxMonths}.");
        }

        if (wallet.Bonuses.Count > Limits.Bonuses || wallet.Bonuses.Any(b => b.Extra.Amount > b.From.Amount) || wallet.Bonuses.DistinctBy(b => b.From).Count() < wallet.Bonuses.Count)
        {
            return CommonErrors.Invalid.At("/wallet/bonuses", $"At most {Limits.Bonuses} steps, each from another amount, none with more on top than is paid.");
        }

        return wallet.PromotionDays is < 1 or > MaxDays || !IsDays(r.Account.RemindDays)
            ? CommonErrors.Invalid.Because($"Days are from 1 to {MaxDays}.")
            : null;
    }

    private static bool IsDays(int days) => days is >= 0 and <= MaxDays;
}
