namespace Bookend.Behaviour.Online;

public sealed class ReminderTests
{
    [Theory, BothStores]
    public async Task A_day_before_the_visit_one_reminder_is_written(StoreKind store)
    {
        await using var server = await Server.Start(store);
        server.Kill();
        await server.Launch(("BOOKEND_ONLINE__REMINDERSECONDS", "1"));
        var salon = await Salon.Open(server);
        using var guest = await salon.Booked("2026-11-26");                                      // 09:00 on Thursday
        using var soon = await salon.Booked("2026-11-23", "soon@example.com");                   // today: the confirmation is reminder enough
        await salon.Shop.Letters(2);
        await salon.Shop.SetClock("2026-11-25T08:59:00+01:00");
        await Round(server);
        await salon.Shop.Letters(2);
        await salon.Shop.SetClock("2026-11-25T09:00:00+01:00");
        var reminder = (await salon.Shop.Letters(3))[2];
        ((string?)reminder["subject"]).ShouldBe("Bis bald: Haarschnitt, Do 26. November, 09:00");
        ((string?)reminder["to"]).ShouldBe("lea@example.com");
        await salon.Shop.SetClock("2026-11-25T12:00:00+01:00");
        await Round(server);
        await salon.Shop.Letters(3);
    }

    /// <summary>A younger business, which is looked at after the others, has got its reminder: so the others have been looked at.</summary>
    private static async Task Round(Server server)
    {
        var witness = await Salon.Open(server);
        using var guest = await witness.Booked("2026-11-26");
        await witness.Shop.Letters(1);
        await witness.Shop.SetClock("2026-11-25T09:00:00+01:00");
        await witness.Shop.Letters(2);
    }
}
