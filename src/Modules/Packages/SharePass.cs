using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Packages;

/// <summary>Somebody else of the household may use the pass too.</summary>
internal static class SharePass
{
    internal sealed record Request(ClientId ClientId);

    public static async Task<Result<PassView>> Handle(Work work, ById<PassId> path, Request r)
    {
        if (await PassFile.Open(work, path.Id) is not { } pass)
        {
            return Passes.Unknown;
        }

        if ((await Passes.Client(work, r.ClientId, "/clientId")).Failed(out var refusal, out var name))
        {
            return refusal;
        }

        if (pass.IsFor(r.ClientId))
        {
            return await Views.Of(work, pass);
        }

        if (!pass.Terms.Shareable)
        {
            return PackagesErrors.NotShareable.Because($"{pass.Terms.Name} was sold for one person. It can be transferred where that was agreed.");
        }

        if (pass.Shares.Count >= Limits.Shares)
        {
            return CommonErrors.Invalid.At("/clientId", $"A pass is shared with at most {Limits.Shares} people.");
        }

        var share = new ShareRow { BusinessId = work.Business, PassId = path.Id, ClientId = r.ClientId, At = work.Now };
        work.Append(share);
        pass.Row.Version++;
        History.Note(work, pass.Row, PassChange.Shared, $"Shared with {name}");
        work.Log.Append(new PassShared(path.Id, r.ClientId, true));
        return await Views.Of(work, pass with { Shares = [.. pass.Shares, share] });
    }
}

internal static class UnsharePass
{
    internal readonly record struct Path(PassId Id, ClientId ClientId);

    public static async Task<Result<PassView>> Handle(Work work, Path path)
    {
        if (await PassFile.Open(work, path.Id) is not { } pass)
        {
            return Passes.Unknown;
        }

        if (pass.Shares.FirstOrDefault(s => s.ClientId == path.ClientId) is not { } share)
        {
            return await Views.Of(work, pass);
        }

        work.Db.Remove(share);
        pass.Row.Version++;
        var name = (await Clients.Public.ClientOf(work, path.ClientId))?.Name;
        History.Note(work, pass.Row, PassChange.Unshared, $"No longer shared with {name}");
        work.Log.Append(new PassShared(path.Id, path.ClientId, false));
        return await Views.Of(work, pass with { Shares = [.. pass.Shares.Where(s => s != share)] });
    }
}
