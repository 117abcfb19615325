using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Pricing;

internal static class CreatePromotion
{
    public sealed record Request(PromotionTerms Terms, PromotionId? Id = null);

    public static async Task<Result<PromotionView>> Handle(Work work, NoPath path, Request body)
    {
        var row = new PromotionRow { BusinessId = work.Business, Id = body.Id ?? work.NewId<PromotionId>() };
        if ((await WritePromotion.Take(work, row, null, body.Terms)).Failed(out var refusal, out var left))
        {
            return refusal;
        }

        work.Append(row);
        return PromotionView.Of(row, left);
    }
}

/// <summary>New terms are a new version; orders that were priced under an older one keep its name and number.</summary>
internal static class ChangePromotion
{
    public sealed record Request(PromotionTerms? Terms = null, bool? Active = null, int? Version = null);

    public static async Task<Result<PromotionView>> Handle(Work work, Change<PromotionId> path, Request body)
    {
        if (await work.Set<PromotionRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is not { } row)
        {
            return CommonErrors.NotFound.Because("There is no such promotion.");
        }

        if (Versions.Check(row.Version, body.Version, path.IfMatch) is { } stale)
        {
            return stale;
        }

        row.Active = body.Active ?? row.Active;
        return (await WritePromotion.Take(work, row, row.Read(), body.Terms ?? row.Read())).Failed(out var refusal, out var left) ? refusal : PromotionView.Of(row, left);
    }
}

internal static class WritePromotion
{
    /// <returns>Uses left, where they are limited.</returns>
    public static async Task<Result<long?>> Take(Work work, PromotionRow row, PromotionTerms? before, PromotionTerms terms)
    {
        if (PromotionDraft.Check(terms) is { } wrong)
        {
            return wrong;
        }

        terms = PromotionDraft.Clean(terms);
        row.Code = terms.Code is null ? null : PromotionOffers.Code(terms.Code);
        if (row is { Active: true, Code: not null } && await work.Set<PromotionRow>().AnyAsync(p => p.Active && p.Code == row.Code && p.Id != row.Id))
        {
            return PricingErrors.CodeTaken.At("/terms/code", "Another promotion has this code.");
        }

        row.Version++;
        row.Terms = JsonSerializer.Serialize(terms, Json.Options);
        work.Append(new PromotionVersionRow { BusinessId = work.Business, PromotionId = row.Id, Version = row.Version, At = work.Now, Terms = row.Terms });
        work.Log.Append(new PromotionChanged(row.Id, row.Active, row.Version));
        return await Grant(work, row.Id, before?.Limit, terms.Limit);
    }

    /// <summary>The limit as uses that lie ready. A lower one takes back what is there, never what was used.</summary>
    private static async Task<Result<long?>> Grant(Work work, PromotionId id, int? before, int? limit)
    {
        var left = await work.Ledger.Available(Uses.LeftOf(id));
        if (limit is null)
        {
            return (long?)null;
        }

        var more = Math.Max(limit.Value - (before ?? 0), -left);
        if (more != 0)
        {
            var day = work.Now.InUtc().Date;
            var entry = new EntryDraft("promotion", day).Move(Uses.LeftOf(id), Uses.Grants(id), more, new Leg("promotion.limit"));
            if ((await work.Ledger.Post(entry)).Failed(out var refusal, out _))
            {
                return refusal;
            }
        }

        return left + more;
    }
}

/// <summary>Terms as somebody wrote them.</summary>
internal static class PromotionDraft
{
    private const int Name = 60;
    private const int Code = 32;
    private const int Items = 200;
    private const int Count = 1_000_000;

    public static PromotionTerms Clean(PromotionTerms t) => t with { Name = Texts.Clean(t.Name)!, Code = Texts.Clean(t.Code) };

    public static Refusal? Check(PromotionTerms t)
    {
        if (Texts.Clean(t.Name) is not { Length: <= Name })
        {
            return CommonErrors.Invalid.At("/terms/name", $"Please give it a name of at most {Name} characters.");
        }

        if (Texts.Clean(t.Code) is { } code && (code.Length > Code || code.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))))
        {
            return CommonErrors.Invalid.At("/terms/code", $"A code is one word of at most {Code} characters.");
        }

        return Figures(t) ?? Scope(t);
    }

    private static Refusal? Figures(PromotionTerms t)
    {
        var percent = t.PercentPpm is > 0 and <= Limits.RatePpm;
        var amount = t.Amount is { Amount: >= 0 and <= Limits.UnitPrice };
        var fits = t.Kind switch
        {
            PromotionKind.Percent => percent && t is { Amount: null, Buy: null, Get: null },
            PromotionKind.Amount => amount && t.Amount!.Value.Amount > 0 && t is { PercentPpm: null, Buy: null, Get: null },
            PromotionKind.Price => amount && t is { PercentPpm: null, Buy: null, Get: null },
            _ => t is { Buy: >= 1 and <= 100, Get: >= 1 and <= 100, Amount: null } && (percent || t.PercentPpm is null),
        };
        if (!fits)
        {
            return CommonErrors.Invalid.At(
                "/terms/kind", "A percent promotion has percentPpm (1 to 1000000), amount and price have an amount, buyGet has buy and get (1 to 100) and perhaps percentPpm; nothing else.");
        }

        if (t.Limit is < 1 or > Count || t.PerClient is < 1 or > Count || t.MinSpend is { Amount: < 0 or > Limits.UnitPrice })
        {
            return CommonErrors.Invalid.At("/terms/limit", "Limits are whole numbers from 1; the least spending is not below zero.");
        }

        return null;
    }

    private static Refusal? Scope(PromotionTerms t)
    {
        if (t.On is { } on && ((on.ItemIds?.Count ?? 0) > Items || (on.Categories?.Count ?? 0) > Items || (on.Kinds?.Count ?? 0) > 8 ||
            (on.ItemIds ?? []).Concat(on.Categories ?? []).Any(x => x.Length is 0 or > 80)))
        {
            return CommonErrors.Invalid.At("/terms/on", $"At most {Items} things, each with a name or id.");
        }

        if (t.Who?.Tags is { } tags && (tags.Count > 20 || tags.Any(x => x.Length is 0 or > 60)))
        {
            return CommonErrors.Invalid.At("/terms/who/tags", "At most 20 tags.");
        }

        return t.When is { From: { } from, Until: { } until } && until < from
            ? CommonErrors.Invalid.At("/terms/when/until", "It would end before it begins.")
            : null;
    }
}
