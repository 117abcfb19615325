using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Log;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Online;

/// <summary>What clients see: the booking page, their own visit, their receipt; and the letters that lead there.</summary>
public sealed class OnlineModule : Module
{
    public override string Name => "Online";

    public override int Rank => 8;

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "bookend_form";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.HttpOnly = true;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.SuppressXFrameOptionsHeader = true; // ours is stricter
        });
        // The forms' keys outlive a restart: a form that was open meanwhile still counts. Several servers share this folder, or ask a guest once more.
        services.AddDataProtection().SetApplicationName("bookend").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(configuration["Data"] ?? "data", "keys")));
        services.AddSingleton(OnlineSettings.Read(configuration));
        services.AddSingleton<Gate>();
        services.AddSingleton<IFollower, VisitLetters>();
        services.AddSingleton<IFollower, WaitLetters>();
        services.AddHostedService<Reminders>();
        services.AddHostedService<GiftJob>();
        services.AddSingleton<PortalPost>();
        services.AddHostedService(s => s.GetRequiredService<PortalPost>());
    }

    public override void Tables(ModelBuilder model)
    {
        model.Entity<GiftPurchaseRow>(e =>
        {
            e.ToTable("gift_purchases");
            e.HasKey(r => new { r.BusinessId, r.OrderId });
            e.HasIndex(r => new { r.BusinessId, r.At });
            e.Property(r => r.BuyerName).HasMaxLength(GiftLimits.Name);
            e.Property(r => r.BuyerEmail).HasMaxLength(DetailsLimits.Email);
            e.Property(r => r.Recipient).HasMaxLength(GiftLimits.Name);
        });
        model.Entity<PortalLinkRow>(e =>
        {
            e.ToTable("portal_links");
            e.HasKey(r => new { r.BusinessId, r.Hash });
            e.HasIndex(r => new { r.BusinessId, r.Email });
            e.HasIndex(r => new { r.BusinessId, r.ExpiresAt });
            e.Property(r => r.Email).HasMaxLength(DetailsLimits.Email);
        });
        model.Entity<PortalSessionRow>(e =>
        {
            e.ToTable("portal_sessions");
            e.HasKey(r => new { r.BusinessId, r.Hash });
            e.HasIndex(r => new { r.BusinessId, r.Email });
            e.HasIndex(r => new { r.BusinessId, r.ExpiresAt });
            e.Property(r => r.Email).HasMaxLength(DetailsLimits.Email);
        });
    }

    public override void Pages(IEndpointRouteBuilder root)
    {
        var pages = root.MapGroup("").WithMetadata(RoutePolicy.Open).ExcludeFromDescription();
        pages.MapGet("/book/{slug}", Edge.Show(ShowBooking.Handle));
        pages.MapPost("/book/{slug}/hold", Edge.Submit(TakeTime.Handle, Toll.Hold, c => Links.Step(c.Path("slug"), Wanted.Read(n => c.Http.Request.Form[n]), Notices.Old)));
        pages.MapGet("/book/{slug}/details", Edge.Show(BookVisit.Show));
        pages.MapPost("/book/{slug}/details", Edge.Submit(BookVisit.Handle, Toll.Change, c => $"{c.Http.Request.Path}{c.Http.Request.QueryString}&n={Notices.Old}"));

        pages.MapGet("/book/{slug}/gift", Edge.Show(BuyGift.Show));
        pages.MapPost("/book/{slug}/gift", Edge.Submit(BuyGift.Check, Toll.Change, OldGift));
        pages.MapPost("/book/{slug}/gift/pay", Edge.Submit(BuyGift.Pay, Toll.Pay, OldGift));
        pages.MapGet("/book/{slug}/gift/bought/{key}", Edge.Show(ShowGift.Handle));
        pages.MapPost("/book/{slug}/gift/bought/{key}", Edge.Submit(ShowGift.AskAgain, Toll.Pay, c => $"{Links.Bought(c.Path("slug"), c.Path("key"))}?n={Notices.Old}"));
        pages.MapGet("/book/{slug}/balance", Edge.Show(ShowBalance.Show));
        pages.MapPost("/book/{slug}/balance", Edge.Submit(ShowBalance.Ask, Toll.Change, c => $"{Links.Balance(c.Path("slug"))}?n={Notices.Old}"));

        pages.MapGet("/my/{slug}", Edge.Show(ShowPortal.Handle));
        pages.MapPost("/my/{slug}", Edge.Submit(AskForLink.Handle, Toll.Letter, OldPortal));
        pages.MapGet("/my/{slug}/open/{token}", Edge.Show(OpenPortal.Show));
        pages.MapPost("/my/{slug}/open/{token}", Edge.Submit(OpenPortal.Handle, Toll.Change, c => Links.OpenMy(c.Path("slug"), c.Path("token"))));
        pages.MapPost("/my/{slug}/who", Edge.Submit(ChoosePerson.Handle, Toll.Change, OldPortal));
        pages.MapPost("/my/{slug}/visit", Edge.Submit(OpenVisit.Handle, Toll.Change, OldPortal));
        pages.MapPost("/my/{slug}/redeem", Edge.Submit(RedeemGift.Handle, Toll.Change, OldPortal));
        pages.MapPost("/my/{slug}/cards", Edge.Submit(PortalCards.Handle, Toll.Pay, OldPortal));
        pages.MapPost("/my/{slug}/out", Edge.Submit(LeavePortal.Handle, Toll.Change, OldPortal));

        pages.MapGet("/m/{token}", Edge.Show(ShowVisit.Handle));
        pages.MapGet("/m/{token}/visit.ics", Edge.Show(ShowVisit.Calendar));
        pages.MapGet("/m/{token}/move", Edge.Show(MoveVisit.Show));
        pages.MapPost("/m/{token}/move", Edge.Submit(MoveVisit.Handle, Toll.Change, c => Links.Move(c.Path("token"), c.Field("who") == "any", Notices.Old)));
        pages.MapGet("/m/{token}/cancel", Edge.Show(CancelVisit.Show));
        pages.MapPost("/m/{token}/cancel", Edge.Submit(CancelVisit.Handle, Toll.Change, c => $"{Links.Cancel(c.Path("token"))}?n={Notices.Old}"));

        pages.MapGet("/w/{token}", Edge.Show(AnswerWaitOffer.Show));
        pages.MapPost("/w/{token}", Edge.Submit(AnswerWaitOffer.Handle, Toll.Change, c => Links.Offer(c.Path("token"), Notices.Old)));
        pages.MapGet("/c/{file}", Edge.Show(ShowFeed.Handle));

        pages.MapGet("/r/{token}", Edge.Show(ShowReceipt.Handle));

        pages.MapGet("/assets/online.{hash}.css", (HttpContext http) => Looks.Sheet(http));
        pages.MapGet("/assets/accent.{hex}.css", (HttpContext http, string hex) => Looks.Accent(http, hex));
        pages.MapGet("/book/{**rest}", Edge.Show(c => Task.FromResult(Answers.NotFound(c))));
        pages.MapGet("/w/{**rest}", Edge.Show(c => Task.FromResult(Answers.NotFound(c))));
        pages.MapGet("/c/{**rest}", Edge.Show(c => Task.FromResult(Answers.NotFound(c))));
        pages.MapGet("/m/{**rest}", Edge.Show(c => Task.FromResult(Answers.NotFound(c))));
        pages.MapGet("/my/{**rest}", Edge.Show(c => Task.FromResult(Answers.NotFound(c))));
        pages.MapGet("/r/{**rest}", Edge.Show(c => Task.FromResult(Answers.NotFound(c))));
    }

    private static string OldGift(Call call) => $"{Links.Gift(call.Path("slug"))}?n={Notices.Old}";

    private static string OldPortal(Call call) => $"{Links.My(call.Path("slug"))}?n={Notices.Old}";
}
