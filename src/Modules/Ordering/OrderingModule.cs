using Bookend.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Ordering;

/// <summary>What an order is made of, and the sockets into which capabilities plug. It has no tables and no routes; Sales runs the orders.</summary>
public sealed class OrderingModule : Module
{
    public override string Name => "Ordering";

    public override int Rank => 3;

    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<Covers>();
}
