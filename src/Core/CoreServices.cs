using Bookend.Core.Log;
using Bookend.Core.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Core;

public static class CoreServices
{
    public static IServiceCollection AddBookendCore(this IServiceCollection services) => services
        .AddSingleton<LogSignal>()
        .AddSingleton<Writer>()
        .AddSingleton<Reader>()
        .AddHostedService<FollowerHost>()
        .AddHostedService<LivePush>();
}
