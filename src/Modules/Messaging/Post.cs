using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Bookend.Core.Http;
using Microsoft.Extensions.Configuration;

namespace Bookend.Messaging;

/// <param name="Host">Null: letters become .eml files in <paramref name="Folder"/>, which any mail program opens.</param>
/// <param name="Tls">STARTTLS (usual on port 587). System.Net.Mail knows no implicit TLS (465).</param>
internal sealed record PostSettings(string? Host, int Port, string? User, string? Password, string From, bool Tls, string Folder)
{
    public static PostSettings Read(IConfiguration configuration)
    {
        var smtp = configuration.GetSection("Smtp");
        var settings = new PostSettings(
            smtp["Host"] is { Length: > 0 } host ? host : null, smtp.GetValue("Port", 587), smtp["User"], smtp["Password"],
            smtp["From"] ?? Public.NoSender, smtp.GetValue("Tls", true), Path.Combine(configuration["Data"] ?? "data", "outbox"));
        return Public.IsAddress(settings.From)
            ? settings
            : throw new InvalidOperationException($"Smtp:From (BOOKEND_SMTP__FROM) is '{settings.From}', which is not an e-mail address.");
    }
}

/// <param name="Error">Null when it was taken.</param>
/// <param name="IsFinal">Trying again is of no use.</param>
internal readonly record struct Delivery(string? Error, bool IsFinal);

/// <summary>Hands one letter to the mail server, or writes it as a file: the same MIME both ways.</summary>
internal sealed class Post(PostSettings settings)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<Delivery> Deliver(MessageRow row, bool isTest, CancellationToken stop)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(Patience);
        try
        {
            using var mail = Compose(row);
            await (settings.Host is { } host && !isTest ? ToServer(host, mail, timeout.Token) : ToFile(row, mail, timeout.Token));
            return default;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Delivery("The mail server did not answer within a minute.", IsFinal: false);
        }
        catch (SmtpException exception)
        {
            return new Delivery(Short(exception.InnerException is { } inner ? $"{exception.Message} {inner.Message}" : exception.Message), IsRefused(exception));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return new Delivery(Short(exception.Message), IsFinal: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Delivery(Short(exception.Message), IsFinal: false);
        }
    }

    private async Task ToServer(string host, MailMessage mail, CancellationToken stop)
    {
        using var client = new SmtpClient(host, settings.Port) { EnableSsl = settings.Tls };
        if (settings.User is { Length: > 0 } user)
        {
            client.Credentials = new NetworkCredential(user, settings.Password);
        }

        await client.SendMailAsync(mail, stop);
    }

    /// <summary>Written beside and then renamed: who watches the folder never sees half a letter. A repeated attempt replaces its own file.</summary>
    private async Task ToFile(MessageRow row, MailMessage mail, CancellationToken stop)
    {
        var beside = Path.GetFullPath(Path.Combine(settings.Folder, $".{row.Id}"));
        Directory.CreateDirectory(beside);
        using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = beside })
        {
            await client.SendMailAsync(mail, stop);
        }

        File.Move(Directory.GetFiles(beside, "*.eml")[0], Path.Combine(settings.Folder, $"{row.Id}.eml"), overwrite: true);
        Directory.Delete(beside, recursive: true);
    }

    private MailMessage Compose(MessageRow row)
    {
        var from = new MailAddress(settings.From, row.FromName, Encoding.UTF8);
        var mail = new MailMessage(from, new MailAddress(row.To, row.ToName, Encoding.UTF8))
        {
            Subject = row.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", $"<{row.Id}@{from.Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
        if (row.ReplyTo is { } replyTo)
        {
            mail.ReplyToList.Add(new MailAddress(replyTo));
        }

        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(row.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(row.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        foreach (var attachment in JsonSerializer.Deserialize<Attachment[]>(row.Attachments, Json.Options)!)
        {
            if (TypeOf(attachment) is { MediaType: "text/calendar" } calendar)
            {
                mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(attachment.Text, calendar));
            }

            mail.Attachments.Add(new System.Net.Mail.Attachment(new MemoryStream(Encoding.UTF8.GetBytes(attachment.Text)), TypeOf(attachment))
            {
                Name = attachment.Name,
                TransferEncoding = TransferEncoding.Base64,
            });
        }

        return mail;
    }

    private static ContentType TypeOf(Attachment attachment) => new(attachment.ContentType) { CharSet = "utf-8" };

    /// <summary>RFC 5321: 5yz is "never"; a mailbox that is busy or full for now is 4yz.</summary>
    private static bool IsRefused(SmtpException exception) => (int)exception.StatusCode is >= 550 and <= 554;

    private static string Short(string text) => text.Length <= 400 ? text : text[..400];
}
