using System.Security.Cryptography;
using System.Text;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Bookend.Access;

/// <summary>The operator opens a business: its first site and till, its owner with a login, and a key for programs.</summary>
internal static class CreateBusiness
{
    public const string OperatorHeader = "X-Operator-Key";
    private static readonly LoginRow Anyone = new();

    internal sealed record Request(
        string Name, string Slug, Currency Currency, string TimeZone, string Locale, string SiteName,
        string OwnerName, string OwnerEmail, string OwnerPassword, bool PricesIncludeTax,
        IReadOnlyList<NewTaxRate> TaxRates, bool Test = false, BusinessId? Id = null, Instant? ClockAt = null);

    /// <param name="ApiKey">In the first answer only; the owner can make others.</param>
    internal sealed record View(
        BusinessId BusinessId, SiteId SiteId, TillId TillId, MemberId MemberId, string? ApiKey, IReadOnlyList<TaxId> TaxIds) : ISaidOnce<View>
    {
        public View WithoutSecret() => this with { ApiKey = null };
    }

    public static async Task Handle(
        HttpContext http, Request body, Writer writer, OperatorKey operatorKey, IPasswordHasher<LoginRow> hasher, IPeople people, CallerFinder callers, Guesses guesses)
    {
        if (!guesses.MayTryOperatorKey(http))
        {
            await Guesses.Refuse(http);
            return;
        }

        if (!operatorKey.Matches(http.Request.Headers[OperatorHeader].ToString()))
        {
            guesses.WrongOperatorKey(http);
            await Problems.Send(http, CommonErrors.Forbidden.Because("Only the operator of this server opens a business."));
            return;
        }

        if (body.OwnerPassword.Length is < 10 or > 200)
        {
            await Problems.Send(http, AccessErrors.WeakPassword.At("/ownerPassword", "A password has 10 to 200 characters."));
            return;
        }

        if (Routes.KeyOf(http).Failed(out var missing, out var key))
        {
            await Problems.Send(http, missing);
            return;
        }

        // The key decides the id, so that a retry finds the business that the first try made.
        var business = body.Id ?? Ids.Derived<BusinessId>($"business:{key}");
        var hash = hasher.HashPassword(Anyone, body.OwnerPassword);
        var order = new WriteOrder(business, Actor.System("operator"), $"operator:{key}", await Routes.Fingerprint(http), Success: 201, IsFirst: true);
        var outcome = await writer.Write(order, work => Create(work, body, hash, people, callers));
        await Routes.Send(http, outcome);
    }

    private static async Task<Result<View>> Create(Work work, Request body, string hash, IPeople people, CallerFinder callers)
    {
        if (work.Head.FactSeq > 0)
        {
            return CommonErrors.Duplicate.Because("There is a business with this id already.");
        }

        if (!SetTestClock.InRange(body.ClockAt))
        {
            return CommonErrors.Invalid.At("/clockAt", "A test lives between the years 2000 and 2100.");
        }

        work.Head.IsTest = body.Test;
        work.Head.ClockAt = body.Test ? body.ClockAt : null;
        var made = await Places.Public.CreateBusiness(work, new NewBusiness(
            body.Name, body.Slug, body.Currency, body.TimeZone, body.Locale, body.PricesIncludeTax, body.TaxRates, body.SiteName));
        if (made.Failed(out var refusal, out var places))
        {
            return refusal;
        }

        var owner = work.NewId<MemberId>();
        people.AddOwner(work, owner, places.SiteId, body.OwnerName, body.OwnerEmail);
        work.Db.Add(new LoginRow
        {
            BusinessId = work.Business,
            MemberId = owner,
            Role = Role.Owner,
            Email = body.OwnerEmail.Trim().ToLowerInvariant(),
            PasswordHash = hash,
        });
        var apiKey = ApiKeys.Add(work, "Set-up", callers.AllPermissions);
        return new View(work.Business, places.SiteId, places.TillId, owner, apiKey.Secret, [.. places.TaxRates.Select(t => t.Id)]);
    }
}

/// <summary>The secret of whoever runs the server, from configuration or from a file that only they can read.</summary>
public sealed class OperatorKey(string key)
{
    public string Value { get; } = key;

    public bool Matches(string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Value));
}
