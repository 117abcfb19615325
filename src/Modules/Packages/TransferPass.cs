using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Packages;

/// <summary>The pass is somebody else's from now on: sessions, value and validity go with it, and nothing is booked, because the accounts are the pass's own.</summary>
internal static class TransferPass
{
    internal sealed record Request(ClientId ClientId, string Reason);

    public static async Task<Result<PassView>> Handle(Work work, ById<PassId> path, Request r)
    {
        if (await PassFile.Open(work, path.Id) is not { } pass)
        {
            return Passes.Unknown;
        }

        if (Passes.Reason(r.Reason).Failed(out var refusal, out var reason) || (await Passes.Client(work, r.ClientId, "/clientId")).Failed(out refusal, out var name))
        {
            return refusal;
        }

        var from = pass.Row.ClientId;
        if (from == r.ClientId)
        {
            return CommonErrors.Invalid.At("/clientId", $"The pass is {name}'s already.");
        }

        if (!pass.Terms.Transferable)
        {
            return PackagesErrors.NotTransferable.Because($"{pass.Terms.Name} was sold as not transferable.");
        }

        if (pass.Row.State != PassState.Active)
        {
            return PackagesErrors.UsedUp.Because("Nothing is left on this pass.");
        }

        var owner = (await Clients.Public.ClientOf(work, from))?.Name;
        History.Note(work, pass.Row, PassChange.Transferred, $"{pass.Terms.Name} now belongs to {name}", pass.Left, reason: reason);
        pass.Row.ClientId = r.ClientId;
        History.Note(work, pass.Row, PassChange.Transferred, $"{pass.Terms.Name} came from {owner}", pass.Left, reason: reason);
        if (pass.Shares.FirstOrDefault(s => s.ClientId == r.ClientId) is { } own)
        {
            work.Db.Remove(own);
        }

        pass.Row.Version++;
        work.Log.Append(new PassTransferred(path.Id, from, r.ClientId));
        return await Views.Of(work, pass with { Shares = [.. pass.Shares.Where(s => s.ClientId != r.ClientId)] });
    }
}
