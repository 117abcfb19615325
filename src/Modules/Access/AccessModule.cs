using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Bookend.Access;

internal static class AccessPermissions
{
    public const string Session = "session.use";
    public const string Enrol = "tills.enrol";
    public const string Credentials = "team.credentials";
    public const string Keys = "keys.manage";
    public const string Audit = "audit.read";
    public const string Clock = "clock.set";
}

/// <summary>Who may: logins, roles, PINs on enrolled tills, keys of programs, the trail of what was done.</summary>
public sealed class AccessModule : Module
{
    public override string Name => "Access";

    public override int Rank => 2;

    public override IReadOnlyList<Type> Errors => [typeof(AccessErrors)];

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(AccessPermissions.Session, "See one's own session", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Core.Log.LogRoutes.Permission, "Follow the event log", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(AccessPermissions.Enrol, "Make a device a till's device", Role.Owner, Role.Manager),
        new(AccessPermissions.Credentials, "Set PINs, passwords and roles", Role.Owner, Role.Manager),
        new(AccessPermissions.Keys, "Make and delete API keys", Role.Owner),
        new(AccessPermissions.Audit, "Read the audit trail", Role.Owner, Role.Manager),
        new(AccessPermissions.Clock, "Move the clock of a test business", Role.Owner),
    ];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<CallerFinder>().AddSingleton<ICallers>(s => s.GetRequiredService<CallerFinder>()).AddSingleton<Guesses>().AddSingleton<SignIn>().AddSingleton<SwitchByPin>().AddSingleton<SetCredentials>();
        services.AddSingleton<IPasswordHasher<LoginRow>, PasswordHasher<LoginRow>>();
        // OWASP's figure for PBKDF2-HMAC-SHA512 (Password Storage Cheat Sheet).
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = configuration.GetValue("Access:PasswordRounds", 210_000));
    }

    public override void Tables(ModelBuilder model)
    {
        model.Entity<LoginRow>(e =>
        {
            e.ToTable("logins");
            e.HasKey(r => new { r.BusinessId, r.MemberId });
            e.HasIndex(r => r.Email); // the one way in that does not know its business yet
            e.HasIndex(r => new { r.BusinessId, r.Email }).IsUnique(); // within a business an address is one person's; see docs/decisions/0007
            e.Property(r => r.Email).HasMaxLength(254);
            e.Property(r => r.PasswordHash).HasMaxLength(200);
            e.Property(r => r.PinHash).HasMaxLength(200);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<SessionRow>(e =>
        {
            e.ToTable("sessions");
            e.HasKey(r => new { r.BusinessId, r.Hash });
            e.HasIndex(r => new { r.BusinessId, r.MemberId });
        });
        model.Entity<DeviceRow>(e =>
        {
            e.ToTable("devices");
            e.HasKey(r => new { r.BusinessId, r.Hash });
        });
        model.Entity<ApiKeyRow>(e =>
        {
            e.ToTable("api_keys");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.Hash }).IsUnique();
            e.Property(r => r.Name).HasMaxLength(80);
            e.Property(r => r.Prefix).HasMaxLength(24);
        });
        model.Entity<CoSignRow>(e =>
        {
            e.ToTable("co_signs");
            e.HasKey(r => new { r.BusinessId, r.Hash });
            e.Property(r => r.Subject).HasMaxLength(64);
        });
        model.Entity<AuditRow>(e =>
        {
            e.ToTable("audit");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.Property(r => r.Actor).HasMaxLength(64);
            e.Property(r => r.Action).HasMaxLength(64);
            e.Property(r => r.Subject).HasMaxLength(64);
            e.Property(r => r.Detail).HasMaxLength(Access.Audit.DetailLimit);
        });
    }

    public override void Routes(Routes routes)
    {
        var app = routes.App;
        app.MapPost("/auth/sign-in", (HttpContext http, SignIn.Request body, SignIn signIn) => signIn.Handle(http, body)).Open().Produces<SessionView>();
        app.MapPost("/auth/sign-out", SignOut.Handle).Open().Produces<Nothing>();
        app.MapGet("/auth/session", CurrentSession.Handle).Open().Produces<SessionView>();
        app.MapGet("/auth/pin-people", (HttpContext http, SwitchByPin pin) => pin.People(http)).Open().Produces<SwitchByPin.Tiles>();
        app.MapPost("/auth/pin", (HttpContext http, SwitchByPin.Request body, SwitchByPin pin) => pin.Handle(http, body)).Open().Produces<SessionView>();
        app.MapPost("/auth/co-sign", (HttpContext http, CoSignRequest body, SwitchByPin pin) => pin.CoSign(http, body)).Open().Produces<CoSignView>();
        app.MapPost("/businesses", CreateBusiness.Handle).Open().Produces<CreateBusiness.View>(StatusCodes.Status201Created);

        app.MapPost("/tills/{id}/enrol", (HttpContext http, TillId id, IClock clock) => EnrolTill.Enrol(http, id, clock))
            .Needs(AccessPermissions.Enrol).Produces<EnrolTill.View>();
        routes.Delete<ById<TillId>, Nothing>("/tills/{id}/enrol", AccessPermissions.Enrol, EnrolTill.Revoke).AddEndpointFilter(async (call, next) =>
        {
            var answer = await next(call);
            call.HttpContext.RequestServices.GetRequiredService<CallerFinder>().Forget();
            return answer;
        });
        app.MapPut("/team/{id}/pin", (HttpContext http, MemberId id, SetCredentials.PinRequest body, SetCredentials set) => set.Pin(http, id, body))
            .Needs(AccessPermissions.Credentials).Produces<SetCredentials.View>();
        app.MapPut("/team/{id}/login", (HttpContext http, MemberId id, SetCredentials.LoginRequest body, SetCredentials set) => set.Password(http, id, body))
            .Needs(AccessPermissions.Credentials).Produces<SetCredentials.View>();

        routes.Get<ApiKeys.ListQuery, Page<ApiKeyView>>("/api-keys", AccessPermissions.Keys, ApiKeys.List);
        app.MapPost("/api-keys", async Task (HttpContext http, ApiKeys.Request body) =>
            await Core.Http.Routes.Write(http, AccessPermissions.Keys, 201, work => ApiKeys.Create(work, http.Features.Get<Caller>()!.Permissions, body)))
            .Needs(AccessPermissions.Keys).Produces<ApiKeyView>(201);
        app.MapDelete("/api-keys/{id}", async Task (HttpContext http, ApiKeyId id, CallerFinder callers) =>
        {
            await Core.Http.Routes.Write(http, AccessPermissions.Keys, 200, work => ApiKeys.Delete(work, id));
            callers.Forget();
        }).Needs(AccessPermissions.Keys).Produces<Nothing>();
        routes.Get<ListAudit.Query, Page<ListAudit.View>>("/audit", AccessPermissions.Audit, ListAudit.Handle);
        routes.Put<NoPath, SetTestClock.Request, SetTestClock.View>("/test-clock", AccessPermissions.Clock, SetTestClock.Handle);
    }
}

internal static class RouteMarks
{
    public static RouteHandlerBuilder Open(this RouteHandlerBuilder route) => route.WithMetadata(RoutePolicy.Open).WithTags("Access");

    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder route, string permission) =>
        route.WithMetadata(new RoutePolicy(permission)).WithTags("Access");
}
