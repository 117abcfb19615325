using Bookend.Kernel;

namespace Bookend.Booking;

/// <summary>What availability and its explanation have in common in their query strings.</summary>
internal static class SlotQuery
{
    public static Result<(Wish Wish, MemberId? Member)> Of(string? siteId, string? serviceId, string? addOnIds, string? memberId)
    {
        if (!Ids.TryParse<SiteId>(siteId, out var site))
        {
            return CommonErrors.Invalid.At("/query/siteId", "Which site? Send its id.");
        }

        if (!Ids.TryParse<ServiceId>(serviceId, out var service))
        {
            return CommonErrors.Invalid.At("/query/serviceId", "Which service? Send its id.");
        }

        MemberId? member = null;
        if (!string.IsNullOrEmpty(memberId))
        {
            if (!Ids.TryParse<MemberId>(memberId, out var known))
            {
                return CommonErrors.Invalid.At("/query/memberId", "Send the id of a person, or leave it out for anyone.");
            }

            member = known;
        }

        return AddOns(addOnIds) is { } addOns
            ? (new Wish(site, service, addOns), member)
            : CommonErrors.Invalid.At("/query/addOnIds", "Send ids separated by commas.");
    }

    /// <summary>
    /// Further services, divided by semicolons; each begins with its service, then come its add-ons, a person and when it starts, in any order and divided
    /// by commas: <c>svc_a,svc_b,mem_c,with;svc_d</c>.
    /// </summary>
    public static Result<IReadOnlyList<MorePart>> More(string? text)
    {
        var parts = new List<MorePart>();
        foreach (var part in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (services, member, starts) = (new List<ServiceId>(), (MemberId?)null, PartTiming.After);
            foreach (var word in part.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (Ids.TryParse<ServiceId>(word, out var service))
                {
                    services.Add(service);
                }
                else if (Ids.TryParse<MemberId>(word, out var person))
                {
                    member = person;
                }
                else if (!Texts.TryName(word, out starts))
                {
                    return CommonErrors.Invalid.At("/query/more", "Send each further service as 'svc_…,mem_…,with', and a semicolon between two of them.");
                }
            }

            if (services.Count == 0)
            {
                return CommonErrors.Invalid.At("/query/more", "Each further service begins with the id of the service.");
            }

            parts.Add(new MorePart(services[0], services[1..], member, starts));
        }

        return parts;
    }

    /// <summary>Null: something in the text is no id.</summary>
    public static IReadOnlyList<ServiceId>? AddOns(string? text)
    {
        var ids = new List<ServiceId>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Ids.TryParse<ServiceId>(part, out var id))
            {
                return null;
            }

            ids.Add(id);
        }

        return ids;
    }
}
