using Bookend.Booking;
using Bookend.Catalog;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;

namespace Bookend.Online;

/// <summary>GET /book/{slug}: the next question that is still open: what, with whom, when.</summary>
internal static class ShowBooking
{
    public static Task<IResult> Handle(Call call) => Door.Show(call, async (reading, door) =>
    {
        var wanted = Wanted.Read(name => call.Http.Request.Query[name]);
        var menu = await Menu.Of(reading);
        var notice = Notices.Of(call, door.Frame.Words);
        if (await Chosen.Of(reading, door, menu, wanted) is not { } chosen)
        {
            return Services(door, menu, wanted, await GiftCounter.Of(call, reading, door) is null ? null : Links.Gift(door.Slug), notice);
        }

        var asksPerson = !wanted.PersonChosen && (chosen.People.Count > 1 || menu.AddOnsOf(chosen.Service).Count > 0);
        return asksPerson ? People(door, menu, chosen) : await Times(call, reading, door, chosen, wanted, notice);
    });

    private static IResult Services(Door door, Menu menu, Wanted wanted, string? giftHref, Notice? notice) => Answers.Page<ServicesPage>(new ServicesView(
        door.Frame,
        [
            .. menu.Services.GroupBy(s => s.Category).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new ServiceGroup(g.Key, [.. g.Select(s => Card(door, wanted, s))])),
        ],
        giftHref, notice));

    private static ServiceCard Card(Door door, Wanted wanted, ServiceInfo s) => new(
        s.Name, s.Description, (int)s.Duration.TotalMinutes, s.Price, Links.Step(door.Slug, wanted with { Service = s.Id, AddOns = [] }));

    private static IResult People(Door door, Menu menu, Chosen chosen) => Answers.Page<PersonPage>(new PersonView(
        door.Frame, Links.Book(door.Slug), chosen.Service.Id, chosen.Service.Name, (int)chosen.Service.Duration.TotalMinutes, chosen.Service.Price,
        [
            .. menu.AddOnsOf(chosen.Service).Select(a => new AddOnCard(
                a.Id, a.Name, a.Description, (int)a.Duration.TotalMinutes, a.Price, chosen.AddOns.Contains(a))),
        ],
        [.. chosen.People.Select(p => new PersonCard(p.Id, p.Name, p.Title))]));

    private static async Task<IResult> Times(Call call, Reading reading, Door door, Chosen chosen, Wanted wanted, Notice? notice)
    {
        var (frame, today) = (door.Frame, default(NodaTime.LocalDate));
        var search = new SlotSearch(door.Site.Id, chosen.Service.Id, [.. chosen.AddOns.Select(a => a.Id)], chosen.Person?.Id, today, today);
        var picked = await SlotPicker.Find(
            reading, door, search, Links.Date(call.Query("from")), Links.Date(call.Query("date")), (from, date) => Links.Step(door.Slug, wanted, null, from, date));
        if (picked.Failed(out _, out var picker))
        {
            return Answers.SeeOther(Links.Book(door.Slug));
        }

        var person = wanted with { Member = null, Anyone = false };
        return Answers.Page<TimePage>(new TimeView(
            frame, frame.Words.ChooseTime,
            [
                new Choice(chosen.Name, $"{frame.Speech.Minutes(chosen.Minutes)} · {frame.Speech.Money(chosen.Price)}", Links.Step(door.Slug, person with { Service = null, AddOns = [] })),
                new Choice(chosen.Person?.Name ?? frame.Words.Anyone, null, wanted.PersonChosen ? Links.Step(door.Slug, person) : null),
            ],
            picker.Days, picker.EarlierHref, picker.LaterHref, picker.Day, picker.Times, $"{Links.Book(door.Slug)}/hold", [.. wanted.Fields()],
            call.Guard(), door.Site.Zone.Id, picker.NextFree, notice, null));
    }
}
