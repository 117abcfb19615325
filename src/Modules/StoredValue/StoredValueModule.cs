using Bookend.Clients;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.StoredValue;

/// <summary>Value that we owe, or are owed: gift cards, the wallet, the account. The ledger is the balance; here is whose it is and what may be done.</summary>
public sealed class StoredValueModule : Module
{
    public override string Name => "StoredValue";

    public override int Rank => 4;

    private const string Read = "giftCards.read";
    private const string Write = "giftCards.write";
    internal const string Manage = "giftCards.manage";
    private const string WalletRead = "wallets.read";
    private const string WalletGrant = "wallets.grant";
    private const string AccountWrite = "accounts.write";

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Read, "See gift cards and what is left on them", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Write, "Send, block and move gift cards, show the code of those one has sold", Role.Owner, Role.Manager, Role.Desk),
        new(Manage, "Show every code, extend and import gift cards, change the rules of stored value", Role.Owner, Role.Manager),
        new(WalletRead, "See clients' credit and what they owe", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(WalletGrant, "Give promotional credit", Role.Owner, Role.Manager),
        new(AccountWrite, "Say how much a client may owe, agree on instalments", Role.Owner, Role.Manager),
    ];

    public override IReadOnlyList<Type> Facts =>
    [
        typeof(GiftCardIssued), typeof(GiftCardToppedUp), typeof(GiftCardsImported), typeof(GiftCardChanged), typeof(GiftCardTransferred), typeof(GiftCardRedeemed), typeof(GiftCardExpired),
        typeof(WalletCredited), typeof(WalletGranted), typeof(WalletExpired), typeof(AccountLimitChanged), typeof(AccountPaid), typeof(PlanMade), typeof(PlanCancelled),
        typeof(StoredValuePolicyChanged),
    ];

    public override IReadOnlyList<Type> Errors => [typeof(StoredValueErrors)];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(StoredValueSettings.Read(configuration));
        services.AddSingleton<BalanceGate>();
        services.AddSingleton<IGiftCardDesk, GiftCardDesk>();
        services.AddSingleton<LetterDesk>();
        services.AddSingleton<IOrderLine, GiftCardLine>();
        services.AddSingleton<ITender, GiftCardTender>();
        services.AddSingleton<IOrderEffect, GiftCardEffect>();
        services.AddSingleton<IOrderLine, CreditLine>();
        services.AddSingleton<IDueCharges, DueInstalments>();
        services.AddSingleton<ITender, WalletTender>();
        services.AddSingleton<ITender, AccountTender>();
        services.AddSingleton<IOrderEffect, WalletEffect>();
        services.AddSingleton<IClientCardPart, ValueCard>();
        services.AddSingleton<IHoldingsPart, ValueHoldings>();
        services.AddHostedService<ValueJob>();
    }

    public override void Routes(Routes routes)
    {
        routes.Get<ListGiftCards.Query, Page<GiftCardView>>("/gift-cards", Read, ListGiftCards.Handle);
        routes.Get<ById<GiftCardId>, GiftCardView>("/gift-cards/{id}", Read, ShowGiftCard.Handle);
        routes.Get<ById<GiftCardId>, ShowHistory.View>("/gift-cards/{id}/history", Read, ShowHistory.Handle);
        routes.Post<ById<GiftCardId>, Nothing, RevealCode.View>("/gift-cards/{id}/code", Write, RevealCode.Handle);
        routes.Post<ById<GiftCardId>, SendGiftCard.Request, GiftCardView>("/gift-cards/{id}/send", Write, SendGiftCard.Handle);
        routes.Post<ById<GiftCardId>, BlockGiftCard.Request, GiftCardView>("/gift-cards/{id}/block", Write, BlockGiftCard.Block);
        routes.Post<ById<GiftCardId>, BlockGiftCard.Request, GiftCardView>("/gift-cards/{id}/unblock", Write, BlockGiftCard.Unblock);
        routes.Post<ById<GiftCardId>, TransferGiftCard.Request, TransferGiftCard.View>("/gift-cards/{id}/transfer", Write, TransferGiftCard.Handle);
        routes.Post<ById<GiftCardId>, ExtendGiftCard.Request, GiftCardView>("/gift-cards/{id}/extend", Manage, ExtendGiftCard.Handle);
        routes.Post<NoPath, ImportGiftCards.Request, ImportGiftCards.View>("/gift-cards/import", Manage, ImportGiftCards.Handle);
        routes.Get<ShowPolicy.Query, PolicyView>("/stored-value/policy", Read, ShowPolicy.Handle);
        routes.Put<NoPath, ChangePolicy.Request, PolicyView>("/stored-value/policy", Manage, ChangePolicy.Handle);
        routes.Post<NoPath, Nothing, ExpireValue.View>("/stored-value/expire", Manage, ExpireValue.Handle);
        routes.Get<ById<ClientId>, WalletView>("/clients/{id}/wallet", WalletRead, ShowWallet.Handle);
        routes.Get<ById<ClientId>, ShowWalletHistory.View>("/clients/{id}/wallet/history", WalletRead, ShowWalletHistory.Handle);
        routes.Post<ById<ClientId>, GrantCredit.Request, GrantCredit.View>("/clients/{id}/wallet/grants", WalletGrant, GrantCredit.Handle);
        routes.Post<ById<ClientId>, RedeemGiftCard.Request, RedeemGiftCard.View>("/clients/{id}/wallet/redeem", Write, RedeemGiftCard.Handle);
        routes.Get<ById<ClientId>, AccountView>("/clients/{id}/account", WalletRead, ShowAccount.Handle);
        routes.Put<ById<ClientId>, SetLimit.Request, SetLimit.View>("/clients/{id}/account", AccountWrite, SetLimit.Handle);
        routes.Get<ShowStatement.Query, ShowStatement.View>("/clients/{id}/account/statement", WalletRead, ShowStatement.Handle);
        routes.Post<ById<ClientId>, MakePlan.Request, PlanView>("/clients/{id}/account/plans", AccountWrite, MakePlan.Handle, StatusCodes.Status201Created);
        routes.Delete<ById<PlanId>, CancelPlan.View>("/instalment-plans/{id}", AccountWrite, CancelPlan.Handle);
        routes.App.MapPost("/public/{slug}/gift-card-balance", AskBalance.Handle).WithTags(Name).WithMetadata(RoutePolicy.Open)
            .Produces<AskBalance.View>().Produces<Problem>(StatusCodes.Status400BadRequest, "application/problem+json");
    }

    public override void Tables(ModelBuilder model)
    {
        model.Entity<CodeKeyRow>(e =>
        {
            e.ToTable("gift_card_keys");
            e.HasKey(r => r.BusinessId);
        });
        model.Entity<PolicyRow>(e =>
        {
            e.ToTable("stored_value_policies");
            e.HasKey(r => new { r.BusinessId, r.Version });
            e.Property(r => r.Actor).HasMaxLength(Limits.Subject);
        });
        model.Entity<GiftCardRow>(e =>
        {
            e.ToTable("gift_cards");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.CodeHash }).IsUnique();
            e.HasIndex(r => new { r.BusinessId, r.OrderId }).HasFilter("order_id IS NOT NULL");
            e.HasIndex(r => new { r.BusinessId, r.ClientId }).HasFilter("client_id IS NOT NULL");
            e.HasIndex(r => new { r.BusinessId, r.SendAt }).HasFilter("send_at IS NOT NULL AND sent_at IS NULL");
            e.HasIndex(r => new { r.BusinessId, r.ExpiresAt }).HasFilter("expires_at IS NOT NULL");
            e.Ignore(r => r.Label);
            e.Property(r => r.Last).HasMaxLength(GiftCode.Shown);
            e.Property(r => r.BuyerName).HasMaxLength(Limits.Name);
            e.Property(r => r.BuyerEmail).HasMaxLength(Limits.Email);
            e.Property(r => r.RecipientName).HasMaxLength(Limits.Name);
            e.Property(r => r.RecipientEmail).HasMaxLength(Limits.Email);
            e.Property(r => r.Greeting).HasMaxLength(Limits.Greeting);
            e.Property(r => r.IssuedBy).HasMaxLength(Limits.Subject);
            e.Property(r => r.BlockReason).HasMaxLength(Limits.Reason);
            e.Property(r => r.SearchText).HasMaxLength(2 * (Limits.Name + Limits.Email) + 20);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<GiftCardWishRow>(e =>
        {
            e.ToTable("gift_card_wishes");
            e.HasKey(r => new { r.BusinessId, r.CardId });
            e.HasIndex(r => new { r.BusinessId, r.At });
            e.Property(r => r.Last).HasMaxLength(GiftCode.Shown);
            e.Property(r => r.BuyerName).HasMaxLength(Limits.Name);
            e.Property(r => r.BuyerEmail).HasMaxLength(Limits.Email);
            e.Property(r => r.RecipientName).HasMaxLength(Limits.Name);
            e.Property(r => r.RecipientEmail).HasMaxLength(Limits.Email);
            e.Property(r => r.Greeting).HasMaxLength(Limits.Greeting);
        });
        Money(model);
        model.Entity<ValueEventRow>(e =>
        {
            e.ToTable("value_events");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.Subject, r.At });
            e.Property(r => r.Subject).HasMaxLength(Limits.Subject);
            e.Property(r => r.Actor).HasMaxLength(Limits.Subject);
            e.Property(r => r.Reason).HasMaxLength(Limits.Reason);
        });
    }

    private static void Money(ModelBuilder model)
    {
        model.Entity<ClientAccountRow>(e =>
        {
            e.ToTable("client_accounts");
            e.HasKey(r => new { r.BusinessId, r.ClientId });
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<PlanRow>(e =>
        {
            e.ToTable("instalment_plans");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.ClientId });
        });
        model.Entity<InstalmentRow>(e =>
        {
            e.ToTable("instalments");
            e.HasKey(r => new { r.BusinessId, r.PlanId, r.No });
            e.HasIndex(r => new { r.BusinessId, r.DueOn }).HasFilter("reminded_at IS NULL");
            e.HasOne<PlanRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.PlanId });
        });
    }
}
