namespace Bookend.Simulation.Demo;

/// <summary>What the demo spa sells and who works there. Prices are in whole currency units and scaled for currencies without cents.</summary>
internal static class DemoCatalogue
{
    internal sealed record Service(
        string Name, string Category, int Minutes, int Price, string? Room = null, string Kind = "service", string[]? AddOns = null, int Buffer = 0,
        (int After, int Minutes)? Processing = null);

    internal sealed record Person(string Name, string Title, string Color, string Role, string[] Categories, string Days, string From, string To);

    public static readonly Service[] Services =
    [
        new("Hot stones", "Add-ons", 15, 18, Kind: "addOn"),
        new("Scalp massage", "Add-ons", 10, 12, Kind: "addOn"),
        new("Eyebrow tint", "Add-ons", 15, 16, Kind: "addOn"),
        new("Paraffin hands", "Add-ons", 15, 15, Kind: "addOn"),
        new("Nail art, two nails", "Add-ons", 10, 9, Kind: "addOn"),
        new("Swedish massage 60", "Massage", 60, 79, "treatment", AddOns: ["Hot stones", "Scalp massage"], Buffer: 10),
        new("Swedish massage 90", "Massage", 90, 109, "treatment", AddOns: ["Hot stones", "Scalp massage"], Buffer: 10),
        new("Deep tissue massage", "Massage", 60, 89, "treatment", AddOns: ["Hot stones"], Buffer: 10),
        new("Back and neck", "Massage", 30, 45, "treatment", AddOns: ["Scalp massage"], Buffer: 5),
        new("Pregnancy massage", "Massage", 60, 85, "treatment", Buffer: 10),
        new("Aroma massage", "Massage", 75, 95, "treatment", AddOns: ["Scalp massage"], Buffer: 10),
        new("Classic facial", "Face", 60, 75, "treatment", AddOns: ["Eyebrow tint"], Buffer: 5),
        new("Anti-ageing facial", "Face", 75, 98, "treatment", AddOns: ["Eyebrow tint"], Buffer: 5),
        new("Express facial", "Face", 30, 42, "treatment", AddOns: ["Eyebrow tint"], Buffer: 5),
        new("Microdermabrasion", "Face", 45, 88, "treatment", Buffer: 10),
        new("Lash lift", "Face", 45, 59, "treatment", Buffer: 5, Processing: (15, 20)),
        new("Manicure", "Nails", 45, 35, "nails", AddOns: ["Paraffin hands", "Nail art, two nails"]),
        new("Gel manicure", "Nails", 60, 48, "nails", AddOns: ["Nail art, two nails"]),
        new("Pedicure", "Nails", 60, 49, "nails", AddOns: ["Nail art, two nails"]),
        new("Medical pedicure", "Nails", 60, 58, "nails"),
        new("Body scrub", "Body", 45, 65, "treatment", Buffer: 15),
        new("Algae wrap", "Body", 60, 82, "treatment", Buffer: 15, Processing: (15, 30)),
        new("Waxing, legs", "Body", 45, 46, "treatment", Buffer: 5),
        new("Waxing, brows", "Body", 15, 14, "treatment"),
        new("Consultation", "Body", 15, 0),
    ];

    public static readonly Person[] People =
    [
        new("Anna Berger", "Massage therapist", "#0f766e", "staff", ["Massage", "Body"], "12345", "09:00", "17:00"),
        new("Ben Okafor", "Massage therapist", "#1d4ed8", "staff", ["Massage", "Body"], "34567", "11:00", "19:00"),
        new("Clara Novak", "Beautician", "#9d174d", "staff", ["Face", "Body"], "12345", "09:00", "17:00"),
        new("Dilan Yıldız", "Nail artist", "#b45309", "staff", ["Nails"], "12467", "10:00", "18:00"),
        new("Eva Lindqvist", "Beautician", "#6d28d9", "staff", ["Face", "Nails"], "34567", "10:00", "19:00"),
        new("Farid Haddad", "Massage therapist", "#047857", "staff", ["Massage"], "13467", "12:00", "20:00"),
        new("Greta Weiss", "Nail artist", "#be123c", "staff", ["Nails", "Face"], "12356", "09:00", "16:00"),
        new("Hana Sato", "Spa lead", "#334155", "manager", ["Massage", "Face", "Body"], "12345", "10:00", "18:00"),
    ];

    public static readonly (string Name, string Brand, int Price)[] Products =
    [
        .. new[] { "Lavender", "Rosemary", "Citrus", "Neroli", "Sandalwood" }.Select((n, i) => ($"{n} body oil 100 ml", "Haus am See", 24 + i)),
        .. new[] { "Dry skin", "Oily skin", "Sensitive", "Mature", "Men" }.Select((n, i) => ($"Day cream {n.ToLowerInvariant()} 50 ml", "Fjordlys", 38 + 2 * i)),
        .. new[] { "Dry skin", "Oily skin", "Sensitive", "Mature", "Men" }.Select((n, i) => ($"Cleanser {n.ToLowerInvariant()} 150 ml", "Fjordlys", 21 + i)),
        .. new[] { "Ruby", "Sand", "Ink", "Moss", "Pearl", "Coral" }.Select((n, i) => ($"Nail lacquer {n.ToLowerInvariant()}", "Lakk", 12 + i % 3)),
        .. new[] { "hands", "feet", "body", "lips" }.Select((n, i) => ($"Balm for {n}", "Haus am See", 9 + 4 * i)),
        .. new[] { "Vitamin C", "Hyaluron", "Retinol", "Niacinamide" }.Select((n, i) => ($"Serum {n} 30 ml", "Fjordlys", 46 + 5 * i)),
        .. new[] { "Sea salt", "Coffee", "Sugar" }.Select((n, i) => ($"Scrub {n.ToLowerInvariant()} 200 g", "Haus am See", 19 + 2 * i)),
        .. new[] { "Cuticle oil", "Nail file set", "Base coat", "Top coat" }.Select((n, i) => (n, "Lakk", 8 + 3 * i)),
        .. new[] { "Linen towel", "Eye pillow", "Tea, evening blend", "Candle, fig" }.Select((n, i) => (n, "Haus am See", 16 + 6 * i)),
    ];

    public static readonly string[] FirstNames =
    [
        "Mia", "Emma", "Lea", "Sofia", "Hannah", "Nora", "Julia", "Laura", "Sara", "Lina", "Maja", "Elif", "Amira", "Chloé", "Inês", "Freja", "Zoë", "Ana",
        "Katharina", "Martha", "Noah", "Jonas", "Lukas", "Paul", "Omar", "Emil", "Mateo", "Yusuf", "Henrik", "Tomás",
    ];

    public static readonly string[] LastNames =
    [
        "Schmidt", "Fischer", "Weber", "Wagner", "Becker", "Hoffmann", "Koch", "Richter", "Klein", "Wolf", "Neumann", "Schwarz", "Braun", "Zimmermann", "Krüger",
        "Hartmann", "Lange", "Krause", "Lehmann", "Köhler", "Maier", "Jansen", "Novák", "Kowalski", "García", "Rossi", "Dubois", "Andersen", "O’Brien", "Demir",
    ];

    public static readonly string[] Allergies = ["Nut oils", "Lanolin", "Latex", "Fragrance", "Iodine (algae)", "Acrylates"];

    public static readonly string[] Preferences =
    [
        "Firm pressure", "Light pressure", "Quiet, no small talk", "Room 3, away from the street", "Herbal tea, no sugar", "Warm blanket", "No music",
        "Face cradle a little lower",
    ];

    public static readonly string[] Notes =
    [
        "Moved house in spring; asks about parking.", "Training for the half-marathon, tight calves.", "Her daughter has the same appointment time on Saturdays.",
        "Prefers to be reminded by phone.", "Asked about the lash lift last time.",
    ];
}
