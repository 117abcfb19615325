using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Sales;

namespace Bookend.Drawers;

/// <summary>Cash into the drawer or out of it that is no sale, with its reason, booked at once.</summary>
internal static class MoveCash
{
    public sealed record Request(MovementKind Kind, CashPlace Place, Money Amount, string Reason, MovementId? Id = null);

    public static async Task<Result<MovementView>> Handle(Work work, ById<ShiftId> path, Request body)
    {
        if ((await Drawer.Load(work, path.Id)).Failed(out var refusal, out var drawer) || Counting.Text(body.Reason, "/reason").Failed(out refusal, out var reason))
        {
            return refusal;
        }

        if (body.Kind == MovementKind.Kick || (body.Place == CashPlace.Expense && body.Kind == MovementKind.In))
        {
            return CommonErrors.Invalid.At("/kind", "Cash comes in from the safe or the owner, and goes out to the safe, the owner or an expense.");
        }

        if (reason is null)
        {
            return DrawerErrors.ReasonMissing.At("/reason", "Please say why.");
        }

        if (Counting.Sum(body.Amount, null, drawer.Row.Currency, "/amount").Failed(out refusal, out var amount) || amount == 0)
        {
            return refusal ?? CommonErrors.Invalid.At("/amount", "Give an amount above zero.");
        }

        var signed = body.Kind == MovementKind.In ? amount : -amount;
        if (signed < 0 && amount > await drawer.Expected(work))
        {
            return DrawerErrors.NotEnough.At("/amount", "There is not that much in the drawer. Nothing was booked.");
        }

        var entry = new EntryDraft("drawer.cash", drawer.Today(work)) { SiteId = drawer.Site.Id }
            .Move(TillBooks.Cash(drawer.Row.TillId, drawer.Row.Currency), Accounts.Of(body.Place, drawer.Site.Id, drawer.Row.Currency), signed, new Leg("drawer.cash"));
        if ((await work.Ledger.Post(entry)).Failed(out refusal, out _))
        {
            return refusal;
        }

        var row = await drawer.Record(work, body.Kind, body.Place, amount, reason, body.Id);
        work.Log.Append(new CashMoved(row.Id, drawer.Row.Id, drawer.Row.TillId, new Money(signed, drawer.Row.Currency)));
        return MovementView.Of(row, drawer.Row.Currency, drawer.Site.Zone);
    }
}

/// <summary>Opens the drawer without a sale: kept, because a drawer that opens too often has a story.</summary>
internal static class KickDrawer
{
    public sealed record Request(string Reason, MovementId? Id = null);

    public static async Task<Result<MovementView>> Handle(Work work, ById<ShiftId> path, Request body)
    {
        if ((await Drawer.Load(work, path.Id)).Failed(out var refusal, out var drawer) || Counting.Text(body.Reason, "/reason").Failed(out refusal, out var reason))
        {
            return refusal;
        }

        if (reason is null)
        {
            return DrawerErrors.ReasonMissing.At("/reason", "Please say why.");
        }

        var row = await drawer.Record(work, MovementKind.Kick, null, 0, reason, body.Id);
        work.Log.Append(new DrawerKicked(row.Id, drawer.Row.Id, drawer.Row.TillId));
        return MovementView.Of(row, drawer.Row.Currency, drawer.Site.Zone);
    }
}
