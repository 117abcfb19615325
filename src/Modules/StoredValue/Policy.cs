using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.StoredValue;

/// <summary>The rules of one time. They are never changed: a change is the next version, and what was sold under an older one keeps it.</summary>
internal sealed class PolicyRow
{
    public BusinessId BusinessId { get; set; }

    public int Version { get; set; }

    public Instant Since { get; set; }

    public string Actor { get; set; } = "";

    /// <summary>JSON of <see cref="PolicyTerms"/>.</summary>
    public string Terms { get; set; } = "{}";
}

/// <param name="ValidMonths">Whole months from the day of issue, to the end of that day at the site; null: never expires.</param>
/// <param name="NoticeDays">How long before the expiry its recipient is told; 0: never.</param>
/// <param name="RefundDays">How long the unused part may be given back; 0: never, null: always.</param>
/// <param name="GraceDays">How long value that comes back to an expired card may be spent.</param>
/// <param name="SoldOnline">Anybody may buy them on the public pages.</param>
internal sealed record GiftCardRules(
    Money Minimum, Money Maximum, IReadOnlyList<Money> Suggested, int? ValidMonths, int NoticeDays, int? RefundDays, int GraceDays, bool SoldOnline = false);

/// <param name="From">Who pays at least this in one go …</param>
/// <param name="Extra">… gets this on top, as promotional credit. The highest step that is reached counts, once.</param>
internal sealed record BonusStep(Money From, Money Extra);

/// <param name="PromotionDays">How long promotional credit may be spent.</param>
internal sealed record WalletRules(Money MaximumTopUp, IReadOnlyList<BonusStep> Bonuses, int PromotionDays);

/// <param name="RemindDays">How long before an instalment is due its payer is reminded; 0: never.</param>
internal sealed record AccountRules(int RemindDays);

internal sealed record PolicyTerms(GiftCardRules GiftCards, WalletRules Wallet, AccountRules Account);

internal sealed record Policy(int Version, PolicyTerms Terms)
{
    public GiftCardRules GiftCards => Terms.GiftCards;

    public WalletRules Wallet => Terms.Wallet;

    public AccountRules Account => Terms.Account;

    public static async Task<Policy> Of(Work work, Currency currency) => Read(await work.Set<PolicyRow>().AsNoTracking().OrderByDescending(p => p.Version).FirstOrDefaultAsync(), currency);

    public static async Task<Policy> Of(Reading reading, Currency currency) => Read(await reading.Set<PolicyRow>().OrderByDescending(p => p.Version).FirstOrDefaultAsync(), currency);

    /// <summary>As it was when something was sold.</summary>
    public static async Task<Policy> At(Work work, int version, Currency currency) =>
        Read(await work.Set<PolicyRow>().AsNoTracking().FirstOrDefaultAsync(p => p.Version == version), currency);

    /// <summary>What a business has before it has said anything: three years, the unused part given back at any time. Version 1.</summary>
    public static PolicyTerms Default(Currency currency)
    {
        Money Of(long units) => new(units * (currency.Digits switch { 0 => 1, 3 => 1000, _ => 100 }), currency);
        return new PolicyTerms(
            new GiftCardRules(Of(5), Of(1000), [Of(25), Of(50), Of(100)], ValidMonths: 36, NoticeDays: 30, RefundDays: null, GraceDays: 90),
            new WalletRules(Of(1000), [], PromotionDays: 90),
            new AccountRules(RemindDays: 3));
    }

    private static Policy Read(PolicyRow? row, Currency currency) => row is null
        ? new Policy(1, Default(currency))
        : new Policy(row.Version, JsonSerializer.Deserialize<PolicyTerms>(row.Terms, Json.Options)!);
}
