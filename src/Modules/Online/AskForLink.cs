using System.Threading.Channels;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Online;

/// <summary>POST /my/{slug}: a link by letter. Whether anybody has this address is said by nothing: not the words, not the status, not the time it takes.</summary>
internal static class AskForLink
{
    public static async Task<IResult> Handle(Call call)
    {
        if (await Door.Find(call) is not { } place)
        {
            return Answers.NotFound(call);
        }

        var email = call.Field("email").Trim();
        if (!Messaging.Public.IsAddress(email))
        {
            return await ShowPortal.Ask(call, email, 422);
        }

        if (call.Field("website").Length == 0)
        {
            call.Http.RequestServices.GetRequiredService<PortalPost>().Wish(new LinkWish(place.Business, place.Site, Texts.Email(email) ?? email));
        }

        return Answers.SeeOther($"{Links.My(call.Path("slug"))}?n={Notices.Sent}");
    }
}

internal sealed record LinkWish(BusinessId Business, SiteId Site, string Email);

/// <summary>
/// Writes the letters with links, after the page has answered: so known and unknown addresses take the same time. What waits is lost when the
/// server dies; she asks once more.
/// </summary>
internal sealed class PortalPost(Reader reader, Writer writer, OnlineSettings settings, ILogger<PortalPost> logger) : BackgroundService
{
    private const int Waiting = 1000;

    /// <summary>Nobody fills somebody's mailbox: so many links live at the same time.</summary>
    private const int LinksAtOnce = 3;

    private const int LinksADay = 12;

    private const int Swept = 100;
    private static readonly Actor Self = Actor.System("portal");

    private readonly Channel<LinkWish> wishes = Channel.CreateBounded<LinkWish>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wish(LinkWish wish) => wishes.Writer.TryWrite(wish);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var wish in wishes.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                var people = await reader.Read<int>(wish.Business, Self, async r => (await Clients.Public.WithEmail(r, wish.Email)).Count);
                if (people is { Refusal: null, Value: > 0 })
                {
                    await writer.WriteOrThrow<Nothing>(new WriteOrder(wish.Business, Self, Key: null), work => Write(work, wish));
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "A link could not be sent in {Business}", wish.Business);
            }
        }
    }

    private async Task<Result<Nothing>> Write(Work work, LinkWish wish)
    {
        var now = work.Now;
        var yesterday = now - Duration.FromDays(1);
        work.Db.RemoveRange(await work.Set<PortalLinkRow>().Where(l => l.ExpiresAt <= yesterday).OrderBy(l => l.ExpiresAt).Take(Swept).ToListAsync());
        work.Db.RemoveRange(await work.Set<PortalSessionRow>().Where(s => s.ExpiresAt <= now).OrderBy(s => s.ExpiresAt).Take(Swept).ToListAsync());
        var people = await Clients.Public.WithEmail(work.AsReading(), wish.Email);
        var links = await work.Set<PortalLinkRow>().AsNoTracking().Where(l => l.Email == wish.Email && l.ExpiresAt > yesterday).ToListAsync();
        if (people.Count == 0 || links.Count >= LinksADay || links.Count(l => l.ExpiresAt > now) >= LinksAtOnce)
        {
            return Nothing.Here;
        }

        var link = LinkToken.New(work.Business);
        work.Append(new PortalLinkRow { BusinessId = work.Business, Hash = link.Hash, Email = wish.Email, IssuedAt = now, ExpiresAt = now + Portal.LinkLives });
        var door = await Door.Of(work, wish.Site);
        var (w, name) = (door.Frame.Words, people.Count == 1 ? people[0].Name : null);
        var letter = new Letter(new Brand(door.Frame.LogoText, door.Frame.Accent), door.Frame.Speech.Locale, w.My,
        [
            new Block.Paragraph($"{(name is null ? w.HelloThere : w.Hello(name))}\n{w.LinkText}"),
            new Block.Button(w.OpenMy, settings.Link(Links.OpenMy(door.Slug, link.Text))),
            new Block.Small(w.LinkSmall((int)Portal.LinkLives.TotalMinutes)),
        ]);
        await Messaging.Public.Enqueue(work, new NewMessage(
            null, wish.Email, name, door.Frame.LogoText, door.Site.Email, w.LinkSubject(door.Frame.LogoText), letter, people[0].Id.ToString()));
        return Nothing.Here;
    }
}
