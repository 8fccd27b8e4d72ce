package dev.envtune.env.sandbox.python;

import java.util.Arrays;

/// Which characters `repr` shows as they are: all but controls, formats, surrogates, private use,
/// unassigned ones and separators other than the space (spec/bfcl-protocol.md 6.1).
final class Printable {
    private static final int HIDDEN =
            1 << Character.CONTROL
                    | 1 << Character.FORMAT
                    | 1 << Character.SURROGATE
                    | 1 << Character.PRIVATE_USE
                    | 1 << Character.UNASSIGNED
                    | 1 << Character.LINE_SEPARATOR
                    | 1 << Character.PARAGRAPH_SEPARATOR
                    | 1 << Character.SPACE_SEPARATOR;

    /// Characters that this JDK's Unicode 16 has and CPython 3.11's Unicode 14 lacks, as ranges.
    private static final String NEWER =
            """
            897 cf3 ece 1b4e-1b4f 1b7f 1c89-1c8a 2427-2429 2ffc-2fff 31e4-31e5 31ef a7cb-a7cd \
            a7da-a7dc 105c0-105f3 10d40-10d65 10d69-10d85 10d8e-10d8f 10ec2-10ec4 10efc-10eff \
            1123f-11241 11380-11389 1138b 1138e 11390-113b5 113b7-113c0 113c2 113c5 113c7-113ca \
            113cc-113d5 113d7-113d8 113e1-113e2 116d0-116e3 11b00-11b09 11bc0-11be1 11bf0-11bf9 \
            11f00-11f10 11f12-11f3a 11f3e-11f5a 1342f 13440-13455 13460-143fa 16100-16139 \
            16d40-16d79 18cff 1b132 1b155 1cc00-1ccf9 1cd00-1ceb3 1d2c0-1d2d3 1df25-1df2a \
            1e030-1e06d 1e08f 1e4d0-1e4f9 1e5d0-1e5fa 1e5ff 1f6dc 1f774-1f776 1f77b-1f77f 1f7d9 \
            1f8b2-1f8bb 1f8c0-1f8c1 1fa75-1fa77 1fa87-1fa89 1fa8f 1faad-1faaf 1fabb-1fabf 1fac6 \
            1face-1facf 1fada-1fadc 1fadf 1fae8-1fae9 1faf7-1faf8 1fbcb-1fbef 2b739 2ebf0-2ee5d \
            31350-323af""";

    /// First characters of the ranges in ascending order, and their last ones.
    private static final int[] FIRST;

    private static final int[] LAST;

    static {
        var ranges = NEWER.split(" ");
        FIRST = Arrays.stream(ranges).mapToInt(range -> bound(range, 0)).toArray();
        LAST = Arrays.stream(ranges).mapToInt(range -> bound(range, 1)).toArray();
    }

    private Printable() {}

    private static int bound(String range, int end) {
        var bounds = range.split("-");
        return Integer.parseInt(bounds[Math.min(end, bounds.length - 1)], 16);
    }

    static boolean isPrintable(int codePoint) {
        return codePoint == ' '
                || (1 << Character.getType(codePoint) & HIDDEN) == 0 && !isNewer(codePoint);
    }

    private static boolean isNewer(int codePoint) {
        if (codePoint < FIRST[0]) {
            return false;
        }
        int found = Arrays.binarySearch(FIRST, codePoint);
        int range = found >= 0 ? found : -found - 2;
        return codePoint <= LAST[range];
    }
}
