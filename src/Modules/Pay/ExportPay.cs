using System.Globalization;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using CsvHelper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Pay;

/// <summary>For the payroll office: a row per member, amounts with a decimal point. The sums are those of the statements.</summary>
internal static class ExportPay
{
    private static readonly string[] Columns =
    [
        "memberId", "name", "from", "to", "currency", "commission", "guarantee", "corrections", "tipsCash", "tipsCard", "tipsOther", "tipsPool", "earned",
        "paidOut", "owed", "payable",
    ];

    public static async Task Handle(HttpContext http, string? from, string? to, string? currency)
    {
        if (Core.Http.Routes.Allowed(http, "pay.read").Failed(out var refusal, out var caller) ||
            (await http.RequestServices.GetRequiredService<Reader>().Read(caller.Business, caller.Actor, r => ListStatements.Handle(r, new StatementQuery(from, to, currency))))
                .Failed(out refusal, out var view))
        {
            await Problems.Send(http, refusal);
            return;
        }

        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"pay-{from}-{to}.csv\"";
        await http.Response.WriteAsync(Text(view.Items), http.RequestAborted);
    }

    public static string Text(IEnumerable<PayStatementSum> sums)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, CsvWriterOptions.Default, true))
        {
            csv.WriteHeader(Columns);
            foreach (var s in sums)
            {
                var (totals, tips) = (s.Totals, s.Totals.Tips);
                string[] record =
                [
                    s.MemberId.ToString(), Plain(s.MemberName), Words.Date(s.From), Words.Date(s.To), s.Payable.Currency.Code,
                    .. new[]
                    {
                        totals.Commission, totals.Guarantee, totals.Corrections, tips.Cash, tips.Card, tips.Other, tips.Pool, totals.Earned, totals.PaidOut,
                        s.Closing, s.Payable,
                    }.Select(m => m.Figures),
                ];
                csv.WriteRecord(record);
            }
        }

        return text.ToString();
    }

    /// <summary>A name that begins like a formula must not become one in a spreadsheet.</summary>
    private static string Plain(string name) => name.Length > 0 && "=+-@".Contains(name[0], StringComparison.Ordinal) ? $"'{name}" : name;
}
