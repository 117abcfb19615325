using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Packages;

/// <summary>A package as a line of an order: at completion it becomes a pass, its net price what we owe in sessions.</summary>
internal sealed class PackageLine : IOrderLine
{
    /// <param name="UpgradeFrom">A smaller pass whose unused rest is taken in payment.</param>
    internal sealed record Details(PassId? UpgradeFrom = null);

    public LineKind Kind => LineKind.Package;

    public async Task<Result<LineOffer>> Offer(Work work, LineWish wish)
    {
        if (wish.Quantity != 1)
        {
            return CommonErrors.Invalid.At($"{wish.Pointer}/quantity", "Put each package on a line of its own.");
        }

        if (!PackageId.TryParse(wish.ItemId, out var id) || await work.Set<PackageRow>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id) is not { } row)
        {
            return PackagesErrors.PackageUnknown.At($"{wish.Pointer}/itemId", "There is no such package.");
        }

        var package = PackageView.Of(row);
        if (!package.Active || package.Price.Currency != wish.Currency)
        {
            return PackagesErrors.NotSold.At($"{wish.Pointer}/itemId", $"{package.Name} is no longer sold.");
        }

        if (Read(wish).Failed(out var refusal, out var details) || (await Credited(work, wish, package, details.UpgradeFrom)).Failed(out refusal, out var credit))
        {
            return refusal;
        }

        var price = wish.Price ?? package.Price;
        var off = credit is null ? 0 : (await Places.Public.BusinessOf(work)).PricesIncludeTax ? credit.Gross : credit.Net;
        if (credit is not null && (price.Amount <= off || package.Sessions <= credit.Sessions))
        {
            return PackagesErrors.NotLarger.At(
                $"{wish.Pointer}/itemId", $"{package.Name} costs {price}, and the rest of the pass is worth {price with { Amount = off }}: choose a larger package.");
        }

        var terms = new Terms(
            package.Id, package.Version, package.Name, await Groups(work, package), package.Activation, package.ValidMonths, package.ValidDays,
            package.Shareable, package.Transferable, package.TaxAt, credit);
        return new LineOffer(package.Name, price with { Amount = price.Amount - off }, package.TaxAt == TaxAt.Sale ? package.TaxIds : [], terms.Text());
    }

    public async Task<Result<IReadOnlyList<LineCredit>>> Sell(Work work, OrderSnapshot order, LineSnapshot line, EntryDraft entry)
    {
        if (order.ClientId is not { } client)
        {
            return PackagesErrors.OwnerMissing.Because($"Say whose {line.Name} it is: put the client on the order. Nothing was charged.");
        }

        var terms = Terms.Read(line.Terms!);
        var pass = await Fresh(work, order, line, terms, client);
        var leg = new Leg(Rules.Sell) { Line = line.Id };
        foreach (var group in terms.Groups)
        {
            var unit = terms.UnitOf(group.No);
            entry.Credit(Accounts.Sessions.Of(pass.Id, unit), group.Sessions, leg, expires: pass.ExpiresAt)
                .Debit(Accounts.SessionsSold.Of(unit), group.Sessions, leg);
        }

        if (terms.Upgrade is { } credit && await Upgrading.Take(work, credit, pass, line, entry) is { } refusal)
        {
            return refusal;
        }

        Write(work, pass, terms, line);
        return new[] { new LineCredit(Accounts.Deferred.Of(pass.Id, order.Currency), line.Net) };
    }

    /// <summary>Whole sessions that nobody has had. What an upgrade took in can only come back with all of the new pass unused.</summary>
    public async Task<long?> Unused(Work work, OrderSnapshot order, LineSnapshot line)
    {
        if (await PassFile.Open(work, line.Id) is not { } pass)
        {
            return null;
        }

        return pass.Terms.Upgrade is null ? pass.Sessions.Where(s => s.State == SessionState.Left).Sum(s => s.Gross)
            : pass.Sessions.All(s => s.State == SessionState.Left) ? line.Gross
            : 0;
    }

    private static Result<Details> Read(LineWish wish)
    {
        if (wish.Details is not { ValueKind: not JsonValueKind.Null } given)
        {
            return new Details();
        }

        try
        {
            return given.Deserialize<Details>(Json.Options) ?? new Details();
        }
        catch (JsonException)
        {
            return CommonErrors.Invalid.At($"{wish.Pointer}/details", "A package's details are {\"upgradeFrom\": a pass}, or nothing.");
        }
    }

    private static async Task<Result<Credit?>> Credited(Work work, LineWish wish, PackageView package, PassId? from)
    {
        if (from is not { } id)
        {
            return (Credit?)null;
        }

        var at = $"{wish.Pointer}/details/upgradeFrom";
        if (await PassFile.Open(work, id) is not { } pass || pass.Row.Currency != wish.Currency)
        {
            return PackagesErrors.PassUnknown.At(at, "There is no such pass.");
        }

        if (wish.ClientId is { } client && client != pass.Row.ClientId)
        {
            return PackagesErrors.NotTheirs.At(at, $"This pass belongs to somebody else. Only the owner can trade it in for {package.Name}.");
        }

        if (pass.IsOver(work.Now))
        {
            return PackagesErrors.Expired.At(at, "This pass has expired; extend it first.");
        }

        return Upgrading.Rest(pass) is { Sessions: > 0 } credit ? credit : PackagesErrors.UsedUp.At(at, "Nothing is left on this pass.");
    }

    private static async Task<IReadOnlyList<Group>> Groups(Work work, PackageView package)
    {
        var prices = (await Catalog.Public.ServicesOf(work, [.. package.Contents.SelectMany(c => c.ServiceIds).Distinct()])).ToDictionary(s => s.Id, s => s.Price.Amount);
        return
        [
            .. package.Contents.Select((c, i) => new Group(
                i + 1, c.Sessions, c.ServiceIds, Rounding.MulDiv(c.ServiceIds.Sum(s => prices.GetValueOrDefault(s)), 1, c.ServiceIds.Count))),
        ];
    }

    private static async Task<PassRow> Fresh(Work work, OrderSnapshot order, LineSnapshot line, Terms terms, ClientId client)
    {
        var pass = new PassRow
        {
            BusinessId = work.Business,
            Id = work.NewId<PassId>(),
            PackageId = terms.PackageId,
            ClientId = client,
            SiteId = order.SiteId,
            OrderId = order.Id,
            LineId = line.Id,
            Currency = order.Currency,
            Terms = line.Terms!,
            State = PassState.Active,
            SoldAt = work.Now,
        };
        if (terms.Activation == Activation.Purchase)
        {
            await Validity.Begin(work, pass, terms, order.Day);
        }

        return pass;
    }

    private static void Write(Work work, PassRow pass, Terms terms, LineSnapshot line)
    {
        var (net, gross) = (line.Net + (terms.Upgrade?.Net ?? 0), line.Gross + (terms.Upgrade?.Gross ?? 0));
        work.Append(pass);
        foreach (var session in SessionValues.Split(terms.Groups, net, gross))
        {
            work.Append(new SessionRow
            {
                BusinessId = work.Business, PassId = pass.Id, No = session.No, Group = session.Group, Value = session.Value, Gross = session.Gross,
            });
        }

        History.Note(
            work, pass, PassChange.Sold, $"{terms.Name}: {History.Sessions(terms.Sessions)}{Validity.Words(pass)}", terms.Sessions, net, pass.OrderId, line.Id);
        work.Log.Append(new PassSold(
            pass.Id, terms.PackageId, terms.Version, pass.ClientId, pass.OrderId, line.Id, terms.Sessions, new Money(net, pass.Currency), pass.ValidUntil));
    }
}
