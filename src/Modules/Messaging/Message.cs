using Bookend.Core.Log;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Messaging;

public enum MessageState
{
    /// <summary>Waits for its next attempt, the first or a later one.</summary>
    Queued,

    /// <summary>The mail server took it (or the file was written).</summary>
    Sent,

    /// <summary>The server will never take it, or we tried for long enough. A person may send it again.</summary>
    Failed,
}

/// <summary>One letter to one person. Its state moves in writes; the sending itself happens between two of them.</summary>
internal sealed class MessageRow
{
    public BusinessId BusinessId { get; set; }

    public MessageId Id { get; set; }

    public MessageState State { get; set; }

    public string To { get; set; } = "";

    public string? ToName { get; set; }

    public string FromName { get; set; } = "";

    public string? ReplyTo { get; set; }

    public string Subject { get; set; } = "";

    public string Text { get; set; } = "";

    public string Html { get; set; } = "";

    /// <summary>JSON list of <see cref="Attachment"/>.</summary>
    public string Attachments { get; set; } = "[]";

    /// <summary>TypeID of the noun that it is about (booking, receipt).</summary>
    public string About { get; set; } = "";

    /// <summary>Attempts begun, the one under way included.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before. While an attempt is under way: when it is given up for dead and may be repeated.</summary>
    public Instant NextAttemptAt { get; set; }

    public string? Error { get; set; }

    public Instant QueuedAt { get; set; }

    /// <summary>Number of the fact that queued it: the order of the list, and its cursor.</summary>
    public long QueuedSeq { get; set; }

    public Instant? SentAt { get; set; }

    public int Version { get; set; }
}

public sealed record MessageView(
    MessageId Id, MessageState State, string To, string Subject, string Text, string About, int Attempts, string? Error, Instant QueuedAt,
    Instant? SentAt, int Version)
{
    internal static MessageView Of(MessageRow row) => new(
        row.Id, row.State, row.To, row.Subject, row.Text, row.About, row.Attempts, row.Error, row.QueuedAt, row.SentAt, row.Version);
}

/// <summary>A letter is waiting. It also wakes the sender, in every server process.</summary>
[Fact("message.queued")]
public sealed record MessageQueued(MessageId Id, string About) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("message.sent")]
public sealed record MessageSent(MessageId Id, string About, int Attempts) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("message.failed")]
public sealed record MessageFailed(MessageId Id, string About, int Attempts) : IFact
{
    string IFact.Subject => Id.ToString();
}
