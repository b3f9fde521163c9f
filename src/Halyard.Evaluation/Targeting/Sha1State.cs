namespace Halyard.Evaluation.Targeting;

/// <summary>What SHA-1 knows after some blocks; at the end, the hash.</summary>
internal struct Sha1State
{
    public uint A, B, C, D, E;

    public static Sha1State Initial => new() { A = 0x67452301, B = 0xEFCDAB89, C = 0x98BADCFE, D = 0x10325476, E = 0xC3D2E1F0 };

    public readonly ulong First64Bits => ((ulong)A << 32) | B;
}
