package dev.envtune.policy.torch;

import ai.djl.ndarray.types.DataType;

/// Element types that a policy uses.
public enum DType {
    F32(DataType.FLOAT32, 6, 4),
    F64(DataType.FLOAT64, 7, 8),
    F16(DataType.FLOAT16, 5, 2),
    /// Unknown to DJL: such tensors are made by casting in the script, and their elements read so.
    BF16(DataType.UNKNOWN, 15, 2),
    I64(DataType.INT64, 4, 8);

    final DataType djl;
    private final int torchCode;
    private final int bytes;

    DType(DataType djl, int torchCode, int bytes) {
        this.djl = djl;
        this.torchCode = torchCode;
        this.bytes = bytes;
    }

    /// The number by which TorchScript names the type.
    public int torchCode() {
        return torchCode;
    }

    /// Bytes of an element.
    public int bytes() {
        return bytes;
    }

    static DType of(DataType djl) {
        for (var type : values()) {
            if (type.djl == djl) {
                return type;
            }
        }
        throw new IllegalArgumentException("no policy holds " + djl + " tensors");
    }
}
