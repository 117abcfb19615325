using System.Security.Cryptography;

namespace Bookend.Host;

/// <param name="Database">Empty for the embedded database, else an Npgsql connection string.</param>
/// <param name="Data">Folder for the database file, keys, outgoing mail and backups.</param>
internal sealed record Settings(string Database, string Data, string Urls, string? GivenOperatorKey)
{
    public bool IsPostgres => Database.Length > 0;

    public static Settings From(IConfiguration configuration) => new(
        configuration["Database"] ?? "",
        Path.GetFullPath(configuration["Data"] ?? "data"),
        configuration["Urls"] ?? "http://127.0.0.1:5080",
        configuration["OperatorKey"]);

    /// <summary>Given by configuration, or made once and kept where only the operator reads.</summary>
    public string OperatorKey()
    {
        if (!string.IsNullOrEmpty(GivenOperatorKey))
        {
            return GivenOperatorKey;
        }

        Directory.CreateDirectory(Data);
        var file = Path.Combine(Data, "operator.key");
        if (!File.Exists(file))
        {
            File.WriteAllText(file, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        return File.ReadAllText(file).Trim();
    }
}
