using Bookend.Kernel;

namespace Bookend.Core.Schedule;

/// <summary>One who is needed: a person, or one thing of a pool.</summary>
/// <param name="Who">Who could be it, the best first. Each of them is free then; only the other posts of the same visit can be in the way.</param>
/// <param name="Hands">While they are needed, buffers not counted: nobody tidies up between two services of one guest.</param>
/// <param name="Taken">The same with buffers: between two guests somebody does.</param>
/// <param name="Guest">Whoever has served a guest goes on to serve her, if there is a choice.</param>
internal readonly record struct Post(IReadOnlyList<ResourceId> Who, IReadOnlyList<Span> Hands, IReadOnlyList<Span> Taken, int Guest)
{
    public bool Meets(Post other) => Guest == other.Guest ? Meet(Hands, other.Hands) : Meet(Taken, other.Taken);

    private static bool Meet(IReadOnlyList<Span> these, IReadOnlyList<Span> those)
    {
        foreach (var a in these)
        {
            foreach (var b in those)
            {
                if (a.Overlaps(b))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <summary>
/// Gives every post somebody, so that nobody has two at once. Exact: if there is a way, it is found. One after the other in most cases; where that fails,
/// pairing posts of one moment with people proves most of what is impossible, and the rest is tried, the scarcest post first.
/// </summary>
internal sealed class Assignment
{
    /// <summary>Beyond this a visit counts as impossible; a party of twenty with as many people needs a few hundred.</summary>
    private const int MaxSteps = 50_000;

    private readonly IReadOnlyList<Post> posts;
    private readonly bool[,] meets;
    private readonly ResourceId?[] chosen;
    private int steps;

    private Assignment(IReadOnlyList<Post> posts)
    {
        this.posts = posts;
        chosen = new ResourceId?[posts.Count];
        meets = new bool[posts.Count, posts.Count];
        for (var i = 0; i < posts.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                meets[i, j] = meets[j, i] = posts[i].Meets(posts[j]);
            }
        }
    }

    /// <returns>By post, or null: there is no way.</returns>
    public static IReadOnlyList<ResourceId>? Of(IReadOnlyList<Post> posts)
    {
        var all = new Assignment(posts);
        return all.Greedy() || (all.CanPair() && all.Search()) ? [.. all.chosen.Select(c => c!.Value)] : null;
    }

    private bool Greedy()
    {
        for (var i = 0; i < posts.Count; i++)
        {
            chosen[i] = Best(i);
            if (chosen[i] is null)
            {
                Array.Clear(chosen);
                return false;
            }
        }

        return true;
    }

    /// <summary>The first of <see cref="Left"/>; an offer asks this for every start.</summary>
    private ResourceId? Best(int post)
    {
        ResourceId? best = null;
        foreach (var who in posts[post].Who)
        {
            if (IsFree(post, who))
            {
                if (Serves(posts[post].Guest, who))
                {
                    return who;
                }

                best ??= who;
            }
        }

        return best;
    }

    /// <summary>Who is left for a post: first who serves its guest already, then in the given order.</summary>
    private IEnumerable<ResourceId> Left(int post) =>
        posts[post].Who.Where(who => IsFree(post, who)).OrderByDescending(who => Serves(posts[post].Guest, who));

    private bool IsFree(int post, ResourceId who)
    {
        for (var other = 0; other < posts.Count; other++)
        {
            if (meets[post, other] && chosen[other] == who)
            {
                return false;
            }
        }

        return true;
    }

    private bool Serves(int guest, ResourceId who)
    {
        for (var other = 0; other < posts.Count; other++)
        {
            if (posts[other].Guest == guest && chosen[other] == who)
            {
                return true;
            }
        }

        return false;
    }

    private bool Search()
    {
        if (++steps > MaxSteps)
        {
            return false;
        }

        var (scarcest, left) = (-1, (List<ResourceId>?)null);
        for (var i = 0; i < posts.Count; i++)
        {
            if (chosen[i] is null && Left(i).ToList() is var who && (left is null || who.Count < left.Count))
            {
                (scarcest, left) = (i, who);
            }
        }

        if (left is null)
        {
            return true;
        }

        foreach (var who in left)
        {
            chosen[scarcest] = who;
            if (CanPair() && Search())
            {
                return true;
            }
        }

        chosen[scarcest] = null;
        return false;
    }

    /// <summary>For each moment at which a post begins: can the open posts of that moment be paired with different people? If not, nothing helps.</summary>
    private bool CanPair()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < posts.Count; i++)
        {
            var moment = posts[i].Hands[0].Start;
            var open = Enumerable.Range(0, posts.Count).Where(j => chosen[j] is null && posts[j].Hands.Any(h => h.Start <= moment && moment < h.End)).ToList();
            if (open.Count > 1 && seen.Add(string.Join(',', open)) && !CanPair(open))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Kuhn's algorithm: who is taken gives way if there is somebody else for her post.</summary>
    private bool CanPair(List<int> open)
    {
        var pairs = new Dictionary<ResourceId, int>();
        return open.TrueForAll(post => Pair(post, []));

        bool Pair(int post, HashSet<ResourceId> asked)
        {
            foreach (var who in posts[post].Who)
            {
                if (IsFree(post, who) && asked.Add(who) && (!pairs.TryGetValue(who, out var other) || Pair(other, asked)))
                {
                    pairs[who] = post;
                    return true;
                }
            }

            return false;
        }
    }
}
