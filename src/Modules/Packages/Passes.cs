using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Packages;

/// <summary>What the use cases on one pass share.</summary>
internal static class Passes
{
    public static readonly Refusal Unknown = PackagesErrors.PassUnknown.Because("There is no such pass.");

    public static Result<string> Reason(string? said) => Texts.Clean(said) switch
    {
        null => CommonErrors.Invalid.At("/reason", "Please say why."),
        { Length: > Limits.Reason } => CommonErrors.Invalid.At("/reason", $"A reason has at most {Limits.Reason} characters."),
        var reason => reason,
    };

    public static async Task<Result<string>> Client(Work work, ClientId id, string pointer) =>
        await Clients.Public.ClientOf(work, id) is { } client ? client.Name : CommonErrors.NotFound.At(pointer, "There is no such client.");
}
