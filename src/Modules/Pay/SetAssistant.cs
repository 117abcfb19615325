using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Pay;

/// <summary>Says who helped with a line of an order that is still open. The plan of who did it says what share the helper has.</summary>
internal static class SetAssistant
{
    internal readonly record struct Path(LineId LineId);

    /// <param name="MemberId">Null: nobody.</param>
    internal sealed record Request(MemberId? MemberId);

    internal sealed record View(LineId LineId, MemberId? MemberId);

    public static async Task<Result<View>> Handle(Work work, Path path, Request r)
    {
        if (r.MemberId is { } asked && await Team.Public.MemberOf(work, asked) is null)
        {
            return PayErrors.TeamMemberUnknown.At("/memberId", "There is no such member of the team.");
        }

        if (await work.Set<SaleRow>().AnyAsync(s => s.LineId == path.LineId))
        {
            return PayErrors.LineSettled.Because("This line is completed, and its commission booked. Correct it with a correction of both.");
        }

        var row = await work.Set<AssistRow>().FirstOrDefaultAsync(a => a.LineId == path.LineId);
        if (r.MemberId is not { } member)
        {
            if (row is not null)
            {
                work.Db.Remove(row);
            }
        }
        else if (row is not null)
        {
            row.MemberId = member;
        }
        else
        {
            work.Append(new AssistRow { BusinessId = work.Business, LineId = path.LineId, MemberId = member });
        }

        return new View(path.LineId, r.MemberId);
    }
}
