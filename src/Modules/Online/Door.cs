using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Online;

/// <summary>The site whose page was opened, and how it presents itself.</summary>
internal sealed record Door(BusinessInfo Business, SiteInfo Site)
{
    public Frame Frame => FrameOf(Business, Site);

    public string Slug => Site.Slug;

    /// <summary>Null: nobody has this address.</summary>
    public static async Task<(BusinessId Business, SiteId Site)?> Find(Call call)
    {
        var slug = call.Path("slug");
        if (slug.Length is 0 or > 80)
        {
            return null;
        }

        await using var db = await call.Http.RequestServices.GetRequiredService<IDbContextFactory<BookendDb>>().CreateDbContextAsync();
        return await Places.Public.SiteBySlug(db, slug);
    }

    public static async Task<Door> Of(Reading reading, SiteId site) =>
        new(await Places.Public.BusinessOf(reading), await Places.Public.SiteOf(reading, site) ?? throw new InvalidOperationException($"There is no site {site}."));

    public static async Task<Door> Of(Work work, SiteId site) =>
        new(await Places.Public.BusinessOf(work), await Places.Public.SiteOf(work, site) ?? throw new InvalidOperationException($"There is no site {site}."));

    /// <summary>Runs a page of the site in the address, or says that there is none.</summary>
    public static async Task<IResult> Show(Call call, Func<Reading, Door, Task<IResult>> show)
    {
        if (await Find(call) is not { } place)
        {
            return Answers.NotFound(call);
        }

        var shown = await call.Read<Shown>(place.Business, async reading => new Shown(await show(reading, await Of(reading, place.Site))));
        return shown.Refusal is null ? shown.Value.Answer : Answers.NotFound(call);
    }

    private static Frame FrameOf(BusinessInfo business, SiteInfo site)
    {
        var speech = business.Speech;
        var accent = new Messaging.Brand("", business.Accent ?? Looks.Teal).SafeAccent.ToLowerInvariant();
        return new Frame(
            speech, new Words(speech.Language), business.LogoText ?? business.Name, site.Name, accent, Links.Book(site.Slug), Links.My(site.Slug), site.Address, site.Phone, site.Email);
    }
}

/// <summary>A page in the hands of a read (<see cref="Result{T}"/> holds no interfaces).</summary>
internal sealed record Shown(IResult Answer);
