using Bookend.Host;

return await CommandLine.Run(args, ModuleList.All());
