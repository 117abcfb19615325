using System.Globalization;
using CsvHelper;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Simulation.Replay;

/// <summary>Reads the six files. US dates, 12-hour times, blanks where something is missing.</summary>
internal sealed class SourceReader(Func<string, TextReader> open)
{
    private static readonly CsvReaderOptions Shape = new() { Separator = ',', TrimWhitespace = true };
    private readonly List<Finding> unreadable = [];

    /// <exception cref="FileNotFoundException">The folder lacks one of the tables.</exception>
    public static Source Folder(string folder) => new SourceReader(name =>
        Directory.GetFiles(folder, $"{name}*.csv").Order(StringComparer.Ordinal).FirstOrDefault() is { } file
            ? new StreamReader(file)
            : throw new FileNotFoundException($"There is no file '{name}*.csv' in {folder}.")).Read();

    public Source Read() => new(
        Table("Future Bookings", r => new SourceBooking(r.Number, r.Text("Code"), r.Text("Staff"), r.Text("Service"), r.Date("Date"), r.Time("Time"))),
        Table("Client Cancellations", r => new SourceCancellation(
            r.Number, r.Date("Cancel Date"), r.Text("Code"), r.Text("Service"), r.Text("Staff"), r.Date("Booking Date"), r.Text("Canceled By"))),
        Table("No-Show Report", r => new SourceNoShow(r.Number, r.Text("Code"), r.Text("Service"), r.Text("Staff"), r.Date("Date"))),
        Table("Receipt Transactions", r => new SourceLine(
            r.Number, r.Whole("Receipt"), r.Date("Date"), r.Text("Description"), r.Text("Client"), r.Text("Staff"), r.Whole("Quantity"),
            r.Price("Amount"), r.Amount("GST"), r.Amount("PST"))),
        Table("Service Listing", r => new SourceService(r.Text("Code"), r.Text("Desc"), r.Text("Cate"), r.Price("Price"), r.Yes("IsActive"))),
        Table("Product Listing", r => new SourceProduct(
            r.Text("Code"), r.Text("Description"), r.Text("Brand"), r.Price("Price"), r.Amount("Cost"), r.Whole("Minimum"), r.Whole("Maximum"),
            r.Yes("IsActive"))),
        unreadable);

    private List<T> Table<T>(string name, Func<Row, T> make)
    {
        using var csv = CsvReader.Create(open(name), Shape, false);
        var rows = new List<T>();
        while (csv.Read())
        {
            try
            {
                rows.Add(make(new Row(csv)));
            }
            catch (FormatException fault)
            {
                unreadable.Add(new Finding(FindingKind.UnreadableRow, $"{name}, line {csv.RowNumber + 1}", fault.Message));
            }
        }

        return rows;
    }

    private readonly struct Row(CsvReader csv)
    {
        private static readonly LocalDatePattern Dates = LocalDatePattern.CreateWithInvariantCulture("MM/dd/yyyy");
        private static readonly LocalTimePattern Times = LocalTimePattern.CreateWithInvariantCulture("h:mm:ss tt");

        public int Number => (int)csv.RowNumber + 1;

        public string Text(string column) => csv.GetString(column);

        public bool Yes(string column) => Text(column).Equals("TRUE", StringComparison.OrdinalIgnoreCase);

        public LocalDate Date(string column) =>
            Dates.Parse(Text(column)) is { Success: true } date ? date.Value : throw Wrong(column, "a date like 07/29/2018");

        public LocalTime Time(string column) =>
            Times.Parse(Text(column)) is { Success: true } time ? time.Value : throw Wrong(column, "a time like 3:50:00 PM");

        public int Whole(string column) => int.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(column, "a whole number");

        /// <summary>A blank is nothing: the product list leaves costs out.</summary>
        public decimal Amount(string column) => Text(column) is "" ? 0
            : decimal.TryParse(Text(column), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount
            : throw Wrong(column, "an amount");

        public decimal Price(string column) => Amount(column) is var amount && amount * 100 % 1 == 0 ? amount : throw Wrong(column, "a whole number of cents");

        private FormatException Wrong(string column, string wanted) => new($"'{Text(column)}' in '{column}' is not {wanted}.");
    }
}
