package dev.envtune.policy.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.Decoder.Argument;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.torch.Scope;
import dev.envtune.policy.torch.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The tensors of a model. Made and used on the libtorch thread.
public final class Weights implements AutoCloseable {
    private final ModelConfig config;
    private final Scope scope;
    private final List<Tensor> slots;
    private final List<Tensor> parameters;
    private final Tensor rope;
    private final Tensor epsilon;

    private Weights(ModelConfig config, Scope scope, List<Tensor> slots, List<Tensor> parameters) {
        this.config = config;
        this.scope = scope;
        this.slots = slots;
        this.parameters = parameters;
        this.rope =
                scope.floats(
                        config.rope().table(config.window(), config.headSize()),
                        config.window(),
                        config.headSize());
        this.epsilon = scope.doubles(config.epsilon());
    }

    /// @param values all parameters of the layout by name, float32 in row order
    public static Weights of(ModelConfig config, Map<String, float[]> values) {
        return of(config, entry -> values.get(entry.name()));
    }

    /// @param values gives the elements of a parameter, float32 in row order, when its turn comes, so that
    ///     those of a large model need not be there together
    public static Weights of(
            ModelConfig config, Function<ParameterLayout.Entry, float @Nullable []> values) {
        var scope = LibTorch.scope();
        var parameters = new ArrayList<Tensor>();
        for (var entry : ParameterLayout.of(config).entries()) {
            var elements = values.apply(entry);
            if (elements == null || elements.length != entry.size()) {
                scope.close();
                throw new IllegalArgumentException(entry.name() + " is missing or misshaped");
            }
            parameters.add(scope.floats(elements, entry.dimensions()));
        }
        return arranged(config, scope, parameters);
    }

    private static Weights arranged(ModelConfig config, Scope scope, List<Tensor> parameters) {
        var slots = new ArrayList<Tensor>();
        var present = parameters.iterator();
        for (var entry : ParameterLayout.of(config).slots()) {
            slots.add(entry == null ? scope.floats(new float[0], 0) : present.next());
        }
        if (config.tied()) {
            slots.set(ParameterLayout.HEAD, slots.get(ParameterLayout.EMBEDDING));
        }
        return new Weights(config, scope, slots, List.copyOf(parameters));
    }

    /// A copy for generation: layers and embedding in another type, the head in float32, so that logits
    /// are exact.
    public Weights cast(DType type) {
        return cast(type, (_, weight, _) -> weight);
    }

    /// What becomes of a weight that is copied.
    public interface Change {
        /// @param name in a Hugging Face folder
        /// @param scope of what is made on the way
        /// @return the same or a new one, of any type
        Tensor of(String name, Tensor weight, Scope scope);
    }

    /// A copy as [#cast(DType)], of changed weights.
    public Weights cast(DType type, Change change) {
        var copyScope = LibTorch.scope();
        var copy = new ArrayList<Tensor>();
        var layout = ParameterLayout.of(config).slots();
        for (int i = 0; i < slots.size(); i++) {
            var wanted = i == ParameterLayout.HEAD ? DType.F32 : type;
            var entry = layout.get(i);
            try (var local = LibTorch.scope()) {
                var changed =
                        entry == null ? slots.get(i) : change.of(entry.name(), slots.get(i), local);
                copy.add(converted(changed, wanted, copyScope));
            }
        }
        return new Weights(config, copyScope, copy, List.of());
    }

    /// A copy. It is made as results with a graph are, though it has none: what runs without one can never
    /// be part of one, and frozen weights are.
    private static Tensor converted(Tensor tensor, DType type, Scope scope) {
        try (var local = LibTorch.scope()) {
            return LibTorch.instance()
                    .decoder()
                    .differentiate(
                            "copy",
                            scope,
                            new Argument.One(tensor),
                            new Argument.One(local.longs(type.torchCode())))
                    .getFirst();
        }
    }

    public ModelConfig config() {
        return config;
    }

    /// The tensors that training may change, in the order of [ParameterLayout#entries]; a copy has none.
    public List<Tensor> parameters() {
        return parameters;
    }

    /// The elements of all weights by name, float32 in row order.
    public Map<String, float[]> values() {
        var values = new LinkedHashMap<String, float[]>();
        var layout = ParameterLayout.of(config).slots();
        for (int i = 0; i < slots.size(); i++) {
            var entry = layout.get(i);
            if (entry != null) {
                try (var local = LibTorch.scope()) {
                    values.put(entry.name(), converted(slots.get(i), DType.F32, local).floats());
                }
            }
        }
        return values;
    }

    /// The elements of the embedding, float32 in row order.
    public float[] embeddingElements() {
        return elements(ParameterLayout.EMBEDDING);
    }

    /// The elements of the head, float32 in row order.
    public float[] headElements() {
        return elements(ParameterLayout.HEAD);
    }

    /// The elements of the last norm, float32.
    public float[] lastNormElements() {
        return elements(ParameterLayout.LAST_NORM);
    }

    /// The elements of a layer's tensors in the order of [ParameterLayout], float32 in row order, empty
    /// where the family has none.
    public List<float[]> layerElements(int layer) {
        int first = ParameterLayout.FIRST_LAYER + layer * ParameterLayout.PER_LAYER;
        return IntStream.range(first, first + ParameterLayout.PER_LAYER)
                .mapToObj(this::elements)
                .toList();
    }

    private float[] elements(int slot) {
        try (var local = LibTorch.scope()) {
            return converted(slots.get(slot), DType.F32, local).floats();
        }
    }

    /// SHA-256 over all parameters, in their order, as little-endian float32.
    public String checksum() {
        return checksum("", parameters);
    }

    /// SHA-256 over a text and float32 tensors, little-endian.
    public static String checksum(String text, List<Tensor> tensors) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(US_ASCII));
            for (var tensor : tensors) {
                var elements = tensor.floats();
                var bytes =
                        ByteBuffer.allocate(elements.length * Float.BYTES)
                                .order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(elements);
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public Argument embedding() {
        return new Argument.One(slots.get(ParameterLayout.EMBEDDING));
    }

    public Argument lastNorm() {
        return new Argument.One(slots.get(ParameterLayout.LAST_NORM));
    }

    public Argument head() {
        return new Argument.One(slots.get(ParameterLayout.HEAD));
    }

    /// The tensors of some consecutive layers.
    public Argument layers(int from, int to) {
        return new Argument.Many(
                slots.subList(
                        ParameterLayout.FIRST_LAYER + from * ParameterLayout.PER_LAYER,
                        ParameterLayout.FIRST_LAYER + to * ParameterLayout.PER_LAYER));
    }

    public Argument allLayers() {
        return layers(0, config.layers());
    }

    /// (window, headSize): cosines and sines by position.
    public Argument rope() {
        return new Argument.One(rope);
    }

    public Argument epsilon() {
        return new Argument.One(epsilon);
    }

    @Override
    public void close() {
        scope.close();
    }
}
