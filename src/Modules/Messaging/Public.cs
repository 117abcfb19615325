using System.Net.Mail;
using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Messaging;

/// <param name="Text">The content; stored as UTF-8.</param>
/// <param name="ContentType">As in the mail, <c>text/calendar; method=REQUEST</c>. A calendar becomes an alternative of the body too, so that mail programs offer "accept".</param>
public sealed record Attachment(string Name, string ContentType, string Text);

/// <param name="Id">Give a derived id (<see cref="Ids.Derived{TId}"/>) and the same cause sends one letter, however often it is asked for.</param>
/// <param name="FromName">Shown as the sender; the address is the installation's.</param>
/// <param name="ReplyTo">Where answers go: the site's own address.</param>
/// <param name="About">TypeID of what it is about.</param>
public sealed record NewMessage(
    MessageId? Id, string To, string? ToName, string FromName, string? ReplyTo, string Subject, Letter Letter, string About,
    params Attachment[] Attachments);

/// <summary>What other modules may ask of Messaging.</summary>
public static class Public
{
    /// <summary>RFC 5321 §4.5.3.1, less the angle brackets.</summary>
    public const int AddressLimit = 254;

    /// <summary>The sender where none is set (<c>Smtp:From</c>): enough for letters that only become files.</summary>
    public const string NoSender = "bookend@localhost.localdomain";

    public const int NameLimit = 120;

    public const int SubjectLimit = 200;

    private const int AttachmentLimit = 4;

    private const int AttachmentCharacters = 64_000;

    /// <summary>
    /// Puts a letter into the outbox as part of this write: it goes out if and only if the write is stored. At least once: a server that dies between
    /// handing it over and noting so sends it again, with the same Message-ID. Letters of test businesses only ever become files.
    /// </summary>
    /// <returns>The id, also when this id was queued before; or <see cref="CommonErrors.EmailInvalid"/> at <c>/email</c>.</returns>
    /// <exception cref="ArgumentException">Too many or too large attachments.</exception>
    public static async Task<Result<MessageId>> Enqueue(Work work, NewMessage message)
    {
        if (!IsAddress(message.To))
        {
            return CommonErrors.EmailInvalid.At("/email", "Please check the e-mail address.");
        }

        if (message.Attachments.Length > AttachmentLimit || message.Attachments.Any(a => a.Text.Length > AttachmentCharacters))
        {
            throw new ArgumentException("Too much is attached.", nameof(message));
        }

        var id = message.Id ?? work.NewId<MessageId>();
        if (message.Id is not null && await work.Set<MessageRow>().AnyAsync(m => m.Id == id))
        {
            return id;
        }

        work.Log.Append(new MessageQueued(id, message.About));
        work.Append(new MessageRow
        {
            BusinessId = work.Business,
            Id = id,
            To = message.To.Trim(),
            ToName = message.ToName is null ? null : OneLine(message.ToName, NameLimit),
            FromName = OneLine(message.FromName, NameLimit),
            ReplyTo = IsAddress(message.ReplyTo) ? message.ReplyTo!.Trim() : null,
            Subject = OneLine(message.Subject, SubjectLimit),
            Text = message.Letter.Text(),
            Html = message.Letter.Html(),
            Attachments = JsonSerializer.Serialize(message.Attachments, Json.Options),
            About = message.About,
            NextAttemptAt = work.Now,
            QueuedAt = work.Now,
            QueuedSeq = work.Head.FactSeq,
        });
        return id;
    }

    /// <summary>Which of these ids were queued already, whatever became of them. At most 500 ids.</summary>
    public static async Task<IReadOnlySet<MessageId>> Known(Reading reading, IReadOnlyCollection<MessageId> ids)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ids.Count, 500, nameof(ids));
        var wanted = ids.ToArray();
        return wanted.Length == 0 ? new HashSet<MessageId>() : await reading.Set<MessageRow>().Where(m => wanted.Contains(m.Id)).Select(m => m.Id).ToHashSetAsync();
    }

    /// <summary>Whether a mail server could be asked at all: one address, a domain with a dot, plain ASCII. Existence shows only when it is sent.</summary>
    public static bool IsAddress(string? text) =>
        text?.Trim() is { Length: > 5 and <= AddressLimit } address && address.All(c => c is > ' ' and < (char)127) &&
        MailAddress.TryCreate(address, out var parsed) && parsed.Address == address &&
        parsed.Host.Contains('.', StringComparison.Ordinal) && !parsed.Host.EndsWith('.') && !parsed.Host.StartsWith('.');

    /// <summary>Headers are one line: a line end in a name must not begin a header of its own.</summary>
    private static string OneLine(string text, int limit)
    {
        var line = new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
        return line.Length <= limit ? line : line[..(char.IsHighSurrogate(line[limit - 1]) ? limit - 1 : limit)];
    }
}
