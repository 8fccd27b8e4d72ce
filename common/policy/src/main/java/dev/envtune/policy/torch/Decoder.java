package dev.envtune.policy.torch;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The numeric methods of `decoder.py`, a TorchScript source: every operator of the model runs inside
/// them, so that a layer costs one native call. One instance a process, used on the libtorch thread.
public final class Decoder {
    private final PtSymbolBlock block;
    private final Scope constants;

    private Decoder(PtSymbolBlock block, Scope constants) {
        this.block = block;
        this.constants = constants;
    }

    static Decoder load() {
        var scope = Scope.root();
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setGradMode(true);
        try (var archive = new ByteArrayInputStream(ScriptArchive.pack())) {
            return new Decoder(JniUtils.loadModule(scope.manager(), archive, false, false), scope);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An argument: one tensor, or a list of them.
    public sealed interface Argument {
        record One(Tensor tensor) implements Argument {}

        record Many(List<Tensor> tensors) implements Argument {}
    }

    /// Runs a method without a graph for gradients.
    ///
    /// @param scope receives the results
    public List<Tensor> run(String method, Scope scope, Argument... arguments) {
        var inputs = new IValue[arguments.length];
        try {
            for (int i = 0; i < arguments.length; i++) {
                inputs[i] =
                        switch (arguments[i]) {
                            case Argument.One(var tensor) -> IValue.from(tensor.array());
                            case Argument.Many(var tensors) ->
                                    IValue.listFrom(
                                            tensors.stream()
                                                    .map(Tensor::array)
                                                    .toArray(PtNDArray[]::new));
                        };
            }
            try (var result = IValueUtils.runMethod(block, method, inputs)) {
                return tensors(result.toNDList(scope.manager()), scope);
            }
        } finally {
            for (var input : inputs) {
                if (input != null) {
                    input.close();
                }
            }
        }
    }

    /// Runs a method and keeps the graph, so that [Tensor#backward] reaches the leaves among the arguments.
    ///
    /// @param scope receives the results
    public List<Tensor> differentiate(String method, Scope scope, Argument... arguments) {
        var inputs = new NDList();
        for (int i = 0; i < arguments.length; i++) {
            var name = "a" + i;
            switch (arguments[i]) {
                case Argument.One(var tensor) -> inputs.add(named(tensor, name));
                case Argument.Many(var tensors) ->
                        tensors.forEach(tensor -> inputs.add(named(tensor, name + "[]")));
            }
        }
        var call = constants.longs(0).array();
        call.setName("module_method:" + method);
        inputs.add(call);
        try {
            return tensors(IValueUtils.forward(block, inputs, true), scope);
        } finally {
            call.close();
        }
    }

    private static PtNDArray named(Tensor tensor, String name) {
        tensor.array().setName(name);
        return tensor.array();
    }

    private static List<Tensor> tensors(NDList list, Scope scope) {
        var tensors = new ArrayList<Tensor>(list.size());
        list.forEach(array -> tensors.add(scope.adopt((PtNDArray) array)));
        return tensors;
    }
}
