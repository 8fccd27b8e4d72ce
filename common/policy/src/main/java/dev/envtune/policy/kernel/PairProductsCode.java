package dev.envtune.policy.kernel;

import java.io.ByteArrayOutputStream;

/// Writes the machine code of [PairProducts], for x86-64 and the calling convention of Linux: rdi weights, rsi
/// rows, rdx sums, rcx how many pairs. Encodings: Intel's manual, volume 2, "EVEX prefix".
final class PairProductsCode {
    private static final int RDX = 2;
    private static final int RSI = 6;
    private static final int RDI = 7;

    /// Registers that hold weights; the sums are in those before.
    private static final int FIRST_WEIGHTS = 16;

    private static final int FIRST_ROW = FIRST_WEIGHTS + 2;

    private static final int VECTOR_BYTES = 64;

    private final ByteArrayOutputStream code = new ByteArrayOutputStream();

    private PairProductsCode() {}

    /// @param rows whose sums it makes, of the eight that lie together
    static byte[] of(int rows) {
        var code = new PairProductsCode();
        for (int sum = 0; sum < 2 * rows; sum++) {
            code.clear(sum);
        }
        int loop = code.code.size();
        code.load(FIRST_WEIGHTS, 0);
        code.load(FIRST_WEIGHTS + 1, VECTOR_BYTES);
        for (int row = 0; row < rows; row++) {
            code.broadcast(FIRST_ROW + row, row * Integer.BYTES);
            code.addProducts(2 * row, FIRST_WEIGHTS, FIRST_ROW + row);
            code.addProducts(2 * row + 1, FIRST_WEIGHTS + 1, FIRST_ROW + row);
        }
        code.bytes(0x48, 0x81, 0xC7).number(2 * VECTOR_BYTES); // add rdi, 128
        code.bytes(0x48, 0x81, 0xC6).number(Lanes.OCTET * Integer.BYTES); // add rsi, 32
        code.bytes(0x48, 0xFF, 0xC9); // dec rcx
        code.bytes(0x0F, 0x85).number(loop - code.code.size() - Integer.BYTES); // jnz loop
        for (int sum = 0; sum < 2 * rows; sum++) {
            code.store(sum, sum * VECTOR_BYTES);
        }
        code.bytes(0xC5, 0xF8, 0x77); // vzeroupper
        code.bytes(0xC3); // ret
        return code.code.toByteArray();
    }

    /// vpxord zmm, zmm, zmm
    private void clear(int register) {
        evex(1, 1, register, register, register);
        bytes(0xEF, 0xC0 | (register & 7) << 3 | register & 7);
    }

    /// vmovdqu32 zmm, [rdi + offset]
    private void load(int register, int offset) {
        evex(1, 2, register, 0, 0);
        bytes(0x6F);
        memory(register, RDI, offset);
    }

    /// vpbroadcastd zmm, dword [rsi + offset]
    private void broadcast(int register, int offset) {
        evex(2, 1, register, 0, 0);
        bytes(0x58);
        memory(register, RSI, offset);
    }

    /// vdpbf16ps zmm, zmm, zmm
    private void addProducts(int sum, int weights, int row) {
        evex(2, 2, sum, weights, row);
        bytes(0x52, 0xC0 | (sum & 7) << 3 | row & 7);
    }

    /// vmovups [rdx + offset], zmm
    private void store(int register, int offset) {
        evex(1, 0, register, 0, 0);
        bytes(0x11);
        memory(register, RDX, offset);
    }

    /// The prefix, for vectors of 512 bits.
    ///
    /// @param map 1: 0F, 2: 0F 38
    /// @param kind 0: none, 1: 66, 2: F3
    /// @param register in ModRM's middle
    /// @param second operand, or 0
    /// @param last register in ModRM's end; 0 where that addresses memory
    private void evex(int map, int kind, int register, int second, int last) {
        bytes(
                0x62,
                (~register >> 3 & 1) << 7
                        | (~last >> 4 & 1) << 6
                        | (~last >> 3 & 1) << 5
                        | (~register >> 4 & 1) << 4
                        | map,
                (~second & 0xF) << 3 | 1 << 2 | kind,
                2 << 5 | (~second >> 4 & 1) << 3);
    }

    /// ModRM with an offset of 32 bits.
    private void memory(int register, int base, int offset) {
        bytes(0x80 | (register & 7) << 3 | base);
        number(offset);
    }

    private PairProductsCode bytes(int... values) {
        for (int value : values) {
            code.write(value);
        }
        return this;
    }

    private void number(int value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            code.write(value >> shift);
        }
    }
}
