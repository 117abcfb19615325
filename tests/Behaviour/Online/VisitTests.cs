namespace Bookend.Behaviour.Online;

public sealed class VisitTests
{
    [Theory, BothStores]
    public async Task A_visit_is_moved_and_cancelled_by_its_link_and_the_letters_follow(StoreKind store)
    {
        var salon = await Salon.Open(store);
        using var guest = await salon.Booked("2026-11-25");
        var link = guest.Answer.RequestMessage!.RequestUri!.AbsolutePath;
        var booked = await salon.Shop.Letters(1);
        ((string?)booked[0]["state"]).ShouldBe("sent");
        ((string?)booked[0]["subject"])!.ShouldStartWith("Gebucht: Haarschnitt, Mi 25. November");
        Sequence(salon.Shop.File(booked[0])).ShouldBe(("REQUEST", "0"));

        var before = await salon.Shop.LastFact();
        await guest.Open($"{link}/move");
        await guest.Open($"{link}/cancel");
        await guest.Open(link);
        (await guest.Download($"{link}/visit.ics")).ShouldContain("DTSTART;TZID=Europe/Berlin:20261125T090000\r\n");
        (await guest.Download($"{link}/visit.ics")).ShouldNotContain("ATTENDEE"); // the name in the file is not for whoever typed the address
        (await salon.Shop.LastFact()).ShouldBe(before, "looking changes nothing");

        await guest.Open($"{link}/move?date=2026-11-26");
        await guest.Submit("start", guest.Times[^1]);
        guest.Heading.ShouldBe("Ihr Termin ist verschoben");
        guest.Main.ShouldContain("Donnerstag, 26. November 2026");
        Sequence(salon.Shop.File((await salon.Shop.Letters(2))[1])).ShouldBe(("REQUEST", "1"));

        await guest.Open($"{link}/cancel");
        await guest.Submit(fields: [("reason", "Krank")]);
        guest.Heading.ShouldBe("Dieser Termin ist abgesagt");
        var letters = await salon.Shop.Letters(3);
        Sequence(salon.Shop.File(letters[2])).ShouldBe(("CANCEL", "2"));
        Ics(salon.Shop.File(letters[2]), "UID").ShouldBe(Ics(salon.Shop.File(letters[0]), "UID"));
        letters.ShouldAllBe(l => Outbox.Part(salon.Shop.File(l), "text/plain").Contains("Lea Sommer"));

        await guest.Open($"{link}/move");
        guest.Heading.ShouldBe("Dieser Termin ist abgesagt");
        var booking = (await salon.Shop.Get($"/bookings?siteId={salon.Shop.SiteId}&from=2026-11-26&to=2026-11-26&state=cancelled")).ShouldBeOk().Json["items"]![0]!;
        ((string?)booking["history"]!.AsArray()[^1]!["reason"]).ShouldBe("Krank");
    }

    [Theory, BothStores]
    public async Task The_link_in_the_letter_opens_the_visit(StoreKind store)
    {
        var salon = await Salon.Open(store);
        using var guest = await salon.Booked("2026-11-25");
        var text = Outbox.Part(salon.Shop.File((await salon.Shop.Letters(1))[0]), "text/plain");
        var link = text.Split(["/m/"], StringSplitOptions.None)[1].Split('\n')[0].Trim();
        await guest.Open($"/m/{link}");
        guest.Main.ShouldContain("Mittwoch, 25. November 2026");
    }

    [Theory, BothStores]
    public async Task Too_late_to_change_says_whom_to_call(StoreKind store)
    {
        var salon = await Salon.Open(store);
        using var guest = await salon.Booked("2026-11-25");
        var link = guest.Answer.RequestMessage!.RequestUri!.AbsolutePath;
        await guest.Open($"{link}/cancel");
        var form = guest.Form(null, null, ("reason", ""));
        await salon.Shop.SetClock("2026-11-24T12:00:00+01:00");
        await guest.Load(form, 200);
        guest.Notice!.ShouldContain("rufen Sie uns an");
        guest.Page.QuerySelectorAll($"a[href^='{link}/']").Select(a => a.GetAttribute("href")).ShouldBe([$"{link}/visit.ics"]);
        await guest.Open($"{link}/move");
        guest.Address.ShouldBe($"{link}?n=late");
    }

    [Theory, BothStores]
    public async Task A_visit_can_move_to_somebody_else_who_is_free(StoreKind store)
    {
        var salon = await Salon.Open(store, "Anna Berger", "Jonas Klein");
        using var guest = await salon.Booked("2026-11-25");
        var link = guest.Answer.RequestMessage!.RequestUri!.AbsolutePath;
        (await salon.Shop.Post($"/team/{salon.People[0]}/time-off", new { from = "2026-11-26T00:00", to = "2026-11-27T00:00", reason = "Fortbildung" })).ShouldBeOk();
        (await salon.Shop.Post($"/team/{salon.People[1]}/time-off", new { from = "2026-11-27T00:00", to = "2026-11-28T00:00", reason = "Fortbildung" })).ShouldBeOk();
        await guest.Open($"{link}/move?who=any&date=2026-11-26");
        await guest.Submit("start", guest.Times[0]);
        guest.Main.ShouldContain("Jonas Klein");
        await guest.Open($"{link}/move?who=any&date=2026-11-27");
        await guest.Submit("start", guest.Times[0]);
        guest.Main.ShouldContain("Anna Berger");
    }

    private static (string, string) Sequence(string eml) => (Ics(eml, "METHOD"), Ics(eml, "SEQUENCE"));

    private static string Ics(string eml, string name) =>
        Outbox.Part(eml, "text/calendar").Split("\r\n").Single(l => l.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..];
}
