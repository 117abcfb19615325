using Bookend.Booking;
using Bookend.Clients;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Sales;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Online;

/// <summary>GET /my/{slug}: what a client has with us; or, to whoever is not signed in, the way to a link.</summary>
internal static class ShowPortal
{
    private const int Coming = 20;
    private const int Past = 15;

    public static Task<IResult> Handle(Call call) => Door.Show(call, async (reading, door) => await Portal.Find(call, reading) switch
    {
        null => Form(call, door, "", null, 200),
        { Client: null } visitor => Choose(call, door, visitor),
        { Client: { } client } visitor => await Show(call, reading, door, visitor, client),
    });

    /// <summary>The form once more, with what is wrong with the address.</summary>
    public static Task<IResult> Ask(Call call, string email, int status) =>
        Door.Show(call, (_, door) => Task.FromResult(Form(call, door, email, door.Frame.Words.MyEmailWrong, status)));

    private static IResult Form(Call call, Door door, string email, string? error, int status)
    {
        var w = door.Frame.Words;
        var notice = call.Query("n") switch
        {
            Notices.Sent => new Notice(w.LinkSent, IsGood: true),
            Notices.Out => new Notice(w.SignedOut, IsGood: true),
            Notices.OutEverywhere => new Notice(w.SignedOutEverywhere, IsGood: true),
            _ => Notices.Of(call, w),
        };
        return Answers.Page<AskForLinkPage>(new AskForLinkView(door.Frame, Links.My(door.Slug), email, error, call.Guard(), error is null ? notice : null), status);
    }

    private static IResult Choose(Call call, Door door, Visitor visitor) => Answers.Page<ChoosePersonPage>(new ChoosePersonView(
        door.Frame, $"{Links.My(door.Slug)}/who", [.. visitor.People.Select(p => (p.Id, p.Name))], call.Guard()));

    private static async Task<IResult> Show(Call call, Reading reading, Door door, Visitor visitor, ClientInfo client)
    {
        var holdings = new Holdings();
        foreach (var part in call.Http.RequestServices.GetServices<IHoldingsPart>())
        {
            await part.Contribute(reading, client, holdings);
        }

        var before = long.TryParse(call.Query("before"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
        var (purchases, more) = await Receipts.OfClient(reading, client.Id, before, Past);
        var reasons = call.Http.RequestServices.GetService<IPointsReasons>();
        var past = new List<PastSale>();
        foreach (var sale in purchases)
        {
            past.Add(new PastSale(sale.Date, sale.What, sale.Total, sale.ReceiptUrl, reasons is null ? null : await reasons.Why(reading, sale.OrderId)));
        }

        var my = Links.My(door.Slug);
        return Answers.Page<PortalPage>(new PortalView(
            door.Frame, client.Name, before == long.MaxValue ? [.. (await Booking.Public.ComingOf(reading, client.Id, Coming)).Select(v => (v.Id, Visits.Facts(v)))] : [],
            holdings, call.Http.RequestServices.GetService<IGiftCardDesk>() is not null, await PortalCards.View(call, reading, client.Id), past, more is { } next ? $"{my}?before={next}" : null, before == long.MaxValue ? null : my, Links.Book(door.Slug), my, visitor.People.Count > 1, call.Guard(),
            door.Site.Zone, Notices.Of(call, door.Frame.Words)));
    }
}
