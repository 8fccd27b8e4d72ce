package dev.envtune.policy.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/// A native array. Lives until its [Scope] ends, and is used on the libtorch thread only.
public final class Tensor {
    private final PtNDArray array;

    Tensor(PtNDArray array) {
        this.array = array;
    }

    PtNDArray array() {
        return array;
    }

    public DType dtype() {
        return DType.of(array.getDataType());
    }

    public long[] shape() {
        return array.getShape().getShape();
    }

    public long size() {
        return array.getShape().size();
    }

    /// The elements in row order, for float32 tensors.
    public float[] floats() {
        return array.toFloatArray();
    }

    /// The elements in row order, for int64 tensors.
    public long[] longs() {
        return array.toLongArray();
    }

    /// The only element of a float32 tensor.
    public float item() {
        return array.toFloatArray()[0];
    }

    /// The only element of a float64 tensor.
    public double doubleItem() {
        return array.toDoubleArray()[0];
    }

    /// Overwrites the elements of a float32 tensor in its own memory. (DJL's `set` would make the tensor
    /// look at a Java buffer from then on.)
    public void set(float[] values) {
        try (var scope = LibTorch.scope()) {
            LibTorch.instance()
                    .decoder()
                    .run(
                            "assign",
                            scope,
                            new Decoder.Argument.One(this),
                            new Decoder.Argument.One(scope.floats(values, shape())));
        }
    }

    /// Asks for gradients of this leaf; they add up until [#clearGradient].
    public Tensor requireGradient() {
        array.setRequiresGradient(true);
        return this;
    }

    /// The gradient so far; shares the memory in which it adds up.
    public Tensor gradient(Scope scope) {
        return scope.adopt(JniUtils.getGradient(array));
    }

    public void clearGradient() {
        JniUtils.zeroGrad(array);
    }

    /// Adds gradients to all leaves that this tensor was computed from, and frees the graph.
    ///
    /// @param outer the gradient of the whole with respect to this tensor, of its shape
    public void backward(Tensor outer) {
        JniUtils.backward(array, outer.array, false, false);
    }

    /// Frees the memory before the scope does.
    public void close() {
        array.close();
    }
}
