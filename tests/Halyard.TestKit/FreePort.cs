using System.Net;
using System.Net.Sockets;

namespace Halyard.TestKit;

/// <summary>A port of the loopback interface that nobody listens on. A server that can listen on port 0 and say where should rather do that.</summary>
public static class FreePort
{
    /// <summary>Asks the system for a port and gives it back: it stays free until somebody takes it, which the system does not do soon.</summary>
    public static int Find()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
