using System.Text;
using Microsoft.Extensions.Configuration;

namespace Bookend.StoredValue;

/// <param name="Pepper">Mixed into the key of every business's codes; without it a copy of the database opens no card. It must stay as it is.</param>
/// <param name="JobSeconds">How often is looked for what expires or is due.</param>
/// <param name="LooksPerMinute">How often one address may ask the public balance.</param>
/// <param name="LooksPerMinuteAndSite">How often all of them together may, for one site.</param>
internal sealed record StoredValueSettings(byte[] Pepper, int JobSeconds, int LooksPerMinute, int LooksPerMinuteAndSite)
{
    public static StoredValueSettings Read(IConfiguration configuration) => new(
        Encoding.UTF8.GetBytes(configuration["StoredValue:Pepper"] ?? ""), configuration.GetValue("StoredValue:JobSeconds", 60),
        configuration.GetValue("StoredValue:LooksPerMinute", 12), configuration.GetValue("StoredValue:LooksPerMinuteAndSite", 120));
}
