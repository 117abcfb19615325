using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Clients;

internal static class AddNote
{
    internal sealed record Request(string Text, bool Pinned = false);

    public static async Task<Result<ClientView>> Handle(Work work, ById<ClientId> path, Request r)
    {
        if (await ClientFile.Open(work, path.Id) is not { } file)
        {
            return ClientFile.Unknown;
        }

        if (Checks.Needed(r.Text, Limits.Note).Failed(out var refusal, out var text))
        {
            return refusal;
        }

        if (file.Notes.Count >= Limits.Notes)
        {
            return ClientsErrors.TooManyRemarks.Because($"A client has at most {Limits.Notes} notes.");
        }

        file.AddNote(work, text, r.Pinned);
        return file.Changed(work);
    }
}

internal static class AddAllergy
{
    internal sealed record Request(string Text, AlertSeverity Severity = AlertSeverity.Warn);

    public static Task<Result<ClientView>> Handle(Work work, ById<ClientId> path, Request r) => AddRemark.Handle(work, path.Id, RemarkKind.Allergy, r.Text, r.Severity);
}

internal static class AddPreference
{
    internal sealed record Request(string Text);

    public static Task<Result<ClientView>> Handle(Work work, ById<ClientId> path, Request r) =>
        AddRemark.Handle(work, path.Id, RemarkKind.Preference, r.Text, AlertSeverity.Info);
}

internal static class AddRemark
{
    public static async Task<Result<ClientView>> Handle(Work work, ClientId id, RemarkKind kind, string said, AlertSeverity severity)
    {
        if (await ClientFile.Open(work, id) is not { } file)
        {
            return ClientFile.Unknown;
        }

        if (Checks.Needed(said, Limits.Remark).Failed(out var refusal, out var text))
        {
            return refusal;
        }

        if (file.Find(kind, text) is null && file.Remarks.Count(r => r.Kind == kind) >= Limits.Remarks)
        {
            return ClientsErrors.TooManyRemarks.Because($"A client has at most {Limits.Remarks} of these.");
        }

        file.AddRemark(work, kind, text, severity);
        return file.Changed(work);
    }
}

/// <summary>By its words, as they are shown; case and accents do not matter.</summary>
internal static class RemoveAllergy
{
    internal readonly record struct Path(ClientId Id, string Text);

    public static async Task<Result<ClientView>> Handle(Work work, Path path)
    {
        if (await ClientFile.Open(work, path.Id) is not { } file)
        {
            return ClientFile.Unknown;
        }

        // The server leaves an escaped slash in a path as it came ("nuts%2Fseeds").
        var text = path.Text.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (file.Find(RemarkKind.Allergy, text) is not { } allergy)
        {
            return CommonErrors.NotFound.Because($"No allergy '{text}' is written down for {file.Client.Name}.");
        }

        file.Remarks.Remove(allergy);
        work.Db.Remove(allergy);
        return file.Changed(work);
    }
}
