package dev.envtune.policy.torch;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Owns tensors and frees them together.
public final class Scope implements AutoCloseable {
    private static final int ALIGNMENT = 64;

    private final PtNDManager manager;

    Scope(PtNDManager manager) {
        this.manager = manager;
    }

    PtNDManager manager() {
        return manager;
    }

    /// A float32 tensor.
    public Tensor floats(float[] values, long... shape) {
        var bytes = buffer((long) values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        return create(bytes, DType.F32, shape);
    }

    /// A float64 tensor.
    public Tensor doubles(double... values) {
        var bytes = buffer((long) values.length * Double.BYTES);
        bytes.asDoubleBuffer().put(values);
        return create(bytes, DType.F64, values.length);
    }

    /// A float32 tensor without dimensions.
    public Tensor scalar(float value) {
        return floats(new float[] {value});
    }

    /// An int64 vector.
    public Tensor longs(long... values) {
        var bytes = buffer((long) values.length * Long.BYTES);
        bytes.asLongBuffer().put(values);
        return create(bytes, DType.I64, values.length);
    }

    /// An int64 vector.
    public Tensor longs(int[] values) {
        var bytes = buffer((long) values.length * Long.BYTES);
        for (int value : values) {
            bytes.putLong(value);
        }
        return create(bytes.flip(), DType.I64, values.length);
    }

    private Tensor create(ByteBuffer bytes, DType type, long... shape) {
        return adopt(
                JniUtils.createNdFromByteBuffer(
                        manager,
                        bytes,
                        new Shape(shape),
                        type.djl,
                        SparseFormat.DENSE,
                        manager.getDevice()));
    }

    public Tensor zeros(DType type, long... shape) {
        return adopt(
                JniUtils.createZerosNdArray(
                        manager,
                        new Shape(shape),
                        type.djl,
                        manager.getDevice(),
                        SparseFormat.DENSE));
    }

    Tensor adopt(PtNDArray array) {
        array.attach(manager);
        return new Tensor(array);
    }

    /// A scope that ends with this one at the latest.
    public Scope child() {
        return new Scope(manager.newSubManager(manager.getDevice()));
    }

    /// Memory that a tensor may look at. It begins where libtorch's own does: elsewhere a matrix product
    /// may round in another order, from one process to the next.
    static ByteBuffer buffer(long bytes) {
        int size = Math.toIntExact(bytes);
        return ByteBuffer.allocateDirect(Math.addExact(size, 2 * ALIGNMENT))
                .alignedSlice(ALIGNMENT)
                .slice(0, size)
                .order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        manager.close();
    }

    static Scope root() {
        return new Scope((PtNDManager) NDManager.newBaseManager(Devices.chosen(), "PyTorch"));
    }
}
