package dev.envtune.policy.kernel;

import static dev.envtune.policy.kernel.Lanes.OCTET;
import static dev.envtune.policy.kernel.Lanes.PAIR;
import static dev.envtune.policy.kernel.Lanes.WIDTH;

import dev.envtune.policy.torch.Processor;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Products of bfloat16 numbers, summed up in float32, by the processor's own instruction (`vdpbf16ps` of
/// AVX-512), which Java's vectors do not know: two loops of machine code, written here. The instruction
/// takes two products at a time, so weights and rows lie in pairs of neighbouring dimensions. Its sums
/// run in one order, whatever else is multiplied.
final class PairProducts {
    private static final int READ_WRITE = 3;
    private static final int READ_EXECUTE = 5;
    private static final int PRIVATE_ANONYMOUS = 0x22;
    private static final long PAGE = 4096;

    private static final Optional<PairProducts> HERE = make();

    private final MethodHandle eight;
    private final MethodHandle one;

    private PairProducts(MethodHandle eight, MethodHandle one) {
        this.eight = eight;
        this.one = one;
    }

    /// Empty where the processor, the operating system or Java's vectors are others.
    static Optional<PairProducts> here() {
        return HERE;
    }

    private static Optional<PairProducts> make() {
        if (WIDTH != 16
                || !Processor.multipliesBf16Vectors()
                || !System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")) {
            return Optional.empty();
        }
        try {
            return executable(PairProductsCode.of(OCTET), PairProductsCode.of(1));
        } catch (Throwable e) {
            throw new IllegalStateException("cannot call into memory of this process", e);
        }
    }

    /// @return empty where the system lets no memory be executable
    private static Optional<PairProducts> executable(byte[] eight, byte[] one) throws Throwable {
        var linker = Linker.nativeLinker();
        var address = ValueLayout.ADDRESS;
        var number = ValueLayout.JAVA_LONG;
        var flags = ValueLayout.JAVA_INT;
        var map =
                call(
                        linker,
                        "mmap",
                        FunctionDescriptor.of(
                                address, address, number, flags, flags, flags, number));
        var protect =
                call(linker, "mprotect", FunctionDescriptor.of(flags, address, number, flags));
        var memory =
                (MemorySegment)
                        map.invokeExact(
                                MemorySegment.NULL, PAGE, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0L);
        if (memory.address() == -1) {
            return Optional.empty();
        }
        var page = memory.reinterpret(PAGE);
        page.copyFrom(MemorySegment.ofArray(eight));
        page.asSlice(PAGE / 2).copyFrom(MemorySegment.ofArray(one));
        if ((int) protect.invokeExact(page, PAGE, READ_EXECUTE) != 0) {
            return Optional.empty();
        }
        return Optional.of(
                new PairProducts(products(linker, page), products(linker, page.asSlice(PAGE / 2))));
    }

    private static MethodHandle call(Linker linker, String name, FunctionDescriptor function) {
        SymbolLookup system = linker.defaultLookup();
        return linker.downcallHandle(system.findOrThrow(name), function);
    }

    private static MethodHandle products(Linker linker, MemorySegment code) {
        return linker.downcallHandle(
                code,
                FunctionDescriptor.ofVoid(
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG),
                Linker.Option.critical(true));
    }

    /// The products of eight rows with a panel.
    ///
    /// @param panel `pairs` times two vectors from `at` on, each of two weights for 16 columns
    /// @param rows `pairs` times eight pairs of numbers from `from` on
    /// @param tile receives two vectors for each row
    void eight(short[] panel, int at, int[] rows, int from, int pairs, float[] tile) {
        run(eight, panel, at, rows, from, pairs, tile);
    }

    /// The products of the first of eight rows: the same bits.
    void one(short[] panel, int at, int[] rows, int from, int pairs, float[] tile) {
        run(one, panel, at, rows, from, pairs, tile);
    }

    private static void run(
            MethodHandle code,
            short[] panel,
            int at,
            int[] rows,
            int from,
            int pairs,
            float[] tile) {
        // Machine code checks no bounds; slices do.
        var weights = MemorySegment.ofArray(panel).asSlice(2L * at, 2L * 2 * PAIR * pairs);
        var numbers = MemorySegment.ofArray(rows).asSlice(4L * from, 4L * OCTET * pairs);
        var sums = MemorySegment.ofArray(tile).asSlice(0, 4L * OCTET * PAIR);
        try {
            code.invokeExact(weights, numbers, sums, (long) pairs);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
