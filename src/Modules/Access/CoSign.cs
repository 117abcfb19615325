using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Access;

/// <summary>Somebody has put her PIN under one thing that another is doing at a till. Good once, for that thing, for a short time.</summary>
internal sealed class CoSignRow
{
    public BusinessId BusinessId { get; set; }

    /// <summary>SHA-256 of the token that only the till has.</summary>
    public byte[] Hash { get; set; } = [];

    public MemberId MemberId { get; set; }

    public TillId TillId { get; set; }

    /// <summary>TypeID of what it is for.</summary>
    public string Subject { get; set; } = "";

    public Instant At { get; set; }

    public bool Used { get; set; }
}

internal sealed record CoSignRequest(MemberId MemberId, string Pin, string Subject);

/// <param name="Token">Goes into the write that needed it.</param>
internal sealed record CoSignView(string Token, MemberId MemberId, int ExpiresInSeconds);

/// <summary>A PIN under what somebody else does; see <c>POST /auth/co-sign</c>.</summary>
public static class CoSigns
{
    internal const string Prefix = "bc";
    internal static readonly Duration Length = Duration.FromMinutes(2);

    /// <summary>Takes the token: a second write cannot have it. Who signed is of this business and works here still.</summary>
    /// <returns>Or <c>co_sign_expired</c>: unknown, used, too old or given for something else.</returns>
    public static async Task<Result<MemberId>> Use(Work work, string token, string subject)
    {
        var row = Tokens.TryParse(Prefix, token, out var business, out var hash) && business == work.Business
            ? await work.Set<CoSignRow>().FirstOrDefaultAsync(c => c.Hash == hash)
            : null;
        if (row is null or { Used: true } || row.Subject != subject || row.At + Length < work.Now ||
            !await work.Set<LoginRow>().AnyAsync(l => l.MemberId == row.MemberId && l.Active))
        {
            return AccessErrors.CoSignExpired.Because("This co-signature does not count any more. Nothing was changed; please ask for the PIN again.");
        }

        row.Used = true;
        return row.MemberId;
    }

    internal static async Task<CoSignView> Give(Writer writer, LoginRow login, TillId till, string subject)
    {
        var (token, hash) = Tokens.New(Prefix, login.BusinessId);
        var actor = new Actor(ActorKind.Member, login.MemberId.Value, "");
        await writer.WriteOrThrow<Nothing>(new WriteOrder(login.BusinessId, actor, Key: null), work =>
        {
            work.Append(new CoSignRow { BusinessId = work.Business, Hash = hash, MemberId = login.MemberId, TillId = till, Subject = subject, At = work.Now });
            Audit.Record(work, "coSign", subject, "");
            return Task.FromResult<Result<Nothing>>(Nothing.Here);
        });
        return new CoSignView(token, login.MemberId, (int)Length.TotalSeconds);
    }
}
