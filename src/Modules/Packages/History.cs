using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Packages;

/// <summary>Writes what happened to a pass.</summary>
internal static class History
{
    public static void Note(
        Work work, PassRow pass, PassChange kind, string detail, int sessions = 0, long value = 0, OrderId? order = null, LineId? line = null,
        string? reason = null, ClientId? client = null) => work.Append(new PassChangeRow
        {
            BusinessId = work.Business,
            Id = Ids.NewGuid(work.Now),
            PassId = pass.Id,
            ClientId = client ?? pass.ClientId,
            Kind = kind,
            At = work.Now,
            Sessions = sessions,
            Value = value,
            OrderId = order,
            LineId = line,
            Detail = detail,
            Reason = reason,
            By = string.IsNullOrWhiteSpace(work.Actor.Name) ? work.Actor.Kind.ToString() : work.Actor.Name,
        });

    public static string Sessions(int count) => count == 1 ? "1 session" : $"{count} sessions";
}
