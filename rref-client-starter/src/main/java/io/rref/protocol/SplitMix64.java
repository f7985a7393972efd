package io.rref.protocol;

/** The last steps of SplitMix64: every bit of what goes in changes about half of those of what comes out. */
public final class SplitMix64 {

    private SplitMix64() {}

    /** The same number for the same bits, on every machine. */
    public static long mix(long bits) {
        long once = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
        return twice ^ (twice >>> 31);
    }
}
