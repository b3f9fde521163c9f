using BenchmarkDotNet.Running;
using Halyard.Benchmarks.Engine;

if (args is ["--busy"])
{
    BusyMachine.Run(Console.Out);
    return;
}

if (args is ["--load"])
{
    FirstLoad.Run(Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
