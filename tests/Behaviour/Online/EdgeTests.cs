using System.Net;

namespace Bookend.Behaviour.Online;

public sealed class EdgeTests
{
    [Theory, BothStores]
    public async Task Every_page_is_closed_to_scripts_frames_referrers_and_caches(StoreKind store)
    {
        var salon = await Gifts.Sell(await Salon.Open(store, "Anna Berger", "Jonas Klein"));
        using var guest = await salon.Booked("2026-11-25");
        var link = guest.Answer.RequestMessage!.RequestUri!.AbsolutePath;
        string[] pages =
        [
            salon.Path, $"{salon.Path}?service={salon.Cut}", $"{salon.Path}?service={salon.Cut}&who=any", link, $"{link}/move", $"{link}/cancel",
            $"{salon.Path}/gift", $"{salon.Path}/balance", $"/my/{salon.Shop.Slug}",
        ];
        foreach (var page in pages)
        {
            await guest.Open(page);
            Header(guest.Answer, "Content-Security-Policy").ShouldBe(
                "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", page);
            Header(guest.Answer, "Referrer-Policy").ShouldBe("no-referrer", page);
            Header(guest.Answer, "X-Content-Type-Options").ShouldBe("nosniff", page);
            Header(guest.Answer, "X-Frame-Options").ShouldBe("DENY", page);
            Header(guest.Answer, "Cache-Control").ShouldBe("no-store", page);
            guest.Page.QuerySelectorAll("script, style, [style], [onclick]").ShouldBeEmpty(page);
            guest.Page.QuerySelectorAll("[src], link[href], a[href], form[action]")
                .Select(e => e.GetAttribute("src") ?? e.GetAttribute("href") ?? e.GetAttribute("action")!)
                .ShouldAllBe(a => a.StartsWith("/") || a.StartsWith("tel:") || a.StartsWith("mailto:") || a == "data:,", page);
        }
    }

    [Theory, BothStores]
    public async Task Pages_are_small_and_their_style_is_kept_for_ever(StoreKind store)
    {
        var salon = await Salon.Open(store, "Anna Berger", "Jonas Klein");
        using var guest = salon.Guest();
        await guest.Open($"{salon.Path}?service={salon.Cut}&who=any");
        long size = guest.Answer.Content.Headers.ContentLength ?? (await guest.Answer.Content.ReadAsByteArrayAsync()).Length;
        foreach (var sheet in guest.Page.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href")!))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, sheet);
            request.Headers.Add("Accept-Encoding", "gzip");
            using var answer = await guest.Send(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
            Header(answer, "Cache-Control").ShouldBe("public, max-age=31536000, immutable");
            size += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        size.ShouldBeLessThan(60 * 1024);
    }

    [Theory, BothStores]
    public async Task An_unknown_address_is_a_friendly_page(StoreKind store)
    {
        var salon = await Salon.Open(store);
        using var guest = salon.Guest();
        string[] unknown = ["/book/nobody-lives-here", "/m/abc", $"/m/{new string('A', 43)}", "/r/abc", $"/r/{new string('A', 43)}", "/m/a/b/c", "/book", "/r", "/my", "/my/nobody-lives-here"];
        foreach (var path in unknown)
        {
            await guest.Open(path, 404);
            guest.Heading.ShouldBe("This page is not here", path);
        }
    }

    [Theory, BothStores]
    public async Task Too_many_holds_from_one_address_are_slowed_down(StoreKind store)
    {
        await using var server = await Server.Start(store);
        server.Kill();
        await server.Launch(("BOOKEND_ONLINE__HOLDSPERMINUTE", "3"));
        var salon = await Salon.Open(server);
        using var guest = salon.Guest();
        await guest.Open($"{salon.Path}?service={salon.Cut}&who=any&date=2026-11-25");
        var statuses = new List<HttpStatusCode>();
        foreach (var time in new[] { 0, 4, 8, 12, 16 })
        {
            using var answer = await guest.Send(guest.Form("start", guest.Times[time]));
            statuses.Add(answer.StatusCode);
        }

        statuses.ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests]);
        await guest.Open(salon.Path); // looking goes on
    }

    [Theory, BothStores]
    public async Task One_address_keeps_only_so_many_times_at_once(StoreKind store)
    {
        await using var server = await Server.Start(store);
        server.Kill();
        await server.Launch(("BOOKEND_ONLINE__HOLDSATONCE", "3"));
        var salon = await Salon.Open(server);
        async Task<HttpStatusCode> Hold(int time)
        {
            using var guest = salon.Guest(); // each with cookies of its own, as a script would
            await guest.Open($"{salon.Path}?service={salon.Cut}&who=any&date=2026-11-25");
            using var answer = await guest.Send(guest.Form("start", $"2026-11-25T{9 + time:00}:00:00+01:00"));
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeGreaterThan(1);
                (await answer.Content.ReadAsStringAsync()).ShouldContain("3 times are kept for you already");
            }

            return answer.StatusCode;
        }

        (await Task.WhenAll(Enumerable.Range(0, 6).Select(Hold))).Order().ShouldBe(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests]);
        await salon.Shop.SetClock("2026-11-23T08:11:00+01:00"); // they are over
        (await Hold(6)).ShouldBe(HttpStatusCode.OK);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(", ", answer.Headers.TryGetValues(name, out var values) ? values : answer.Content.Headers.TryGetValues(name, out values) ? values : []);
}
