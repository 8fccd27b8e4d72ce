package dev.envtune.policy.lora;

import dev.envtune.policy.generate.CounterRandom;
import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.model.ParameterLayout;
import dev.envtune.policy.model.ParameterLayout.Entry;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.Decoder.Argument;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.torch.Scope;
import dev.envtune.policy.torch.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The low-rank matrices A (rank, in) and B (out, rank) beside the projections of a model, in float32: a
/// projection of x gives W·x + B·A·x · alpha/rank. Made and used on the libtorch thread.
public final class Adapter implements AutoCloseable {
    private static final String A = ".lora_A.weight";
    private static final String B = ".lora_B.weight";

    private final ModelConfig config;
    private final LoraShape shape;
    private final String base;
    private final List<Entry> entries;
    private final Scope scope = LibTorch.scope();
    private final List<Tensor> parameters = new ArrayList<>();
    private final Map<String, Tensor> byName = new HashMap<>();
    private final Tensor scale;
    private final Tensor none;

    private Adapter(
            ModelConfig config,
            LoraShape shape,
            String base,
            List<Entry> entries,
            Map<String, float[]> values) {
        this.config = config;
        this.shape = shape;
        this.base = base;
        this.entries = entries;
        for (var entry : entries) {
            var elements = Objects.requireNonNull(values.get(entry.name()));
            var tensor = scope.floats(elements, entry.dimensions());
            parameters.add(tensor);
            byName.put(entry.name(), tensor);
        }
        this.scale = scope.doubles(shape.scale());
        this.none = scope.floats(new float[0], 0);
    }

    /// An adapter that changes nothing yet: B is 0, and A as PEFT begins it, uniform within
    /// ±1/√in (Kaiming with a = √5).
    ///
    /// @param base checksum of the weights that it stands beside, see [Weights#checksum]
    /// @param seed of A
    public static Adapter initial(ModelConfig config, LoraShape shape, String base, long seed) {
        var entries = entries(config, shape);
        var values = new LinkedHashMap<String, float[]>();
        for (int e = 0; e < entries.size(); e++) {
            var entry = entries.get(e);
            var elements = new float[Math.toIntExact(entry.size())];
            if (entry.name().endsWith(A)) {
                double bound = 1 / Math.sqrt(entry.shape().getLast());
                long stream = CounterRandom.seed(seed, e);
                for (int i = 0; i < elements.length; i++) {
                    elements[i] = (float) ((2 * CounterRandom.uniform(stream, i) - 1) * bound);
                }
            }
            values.put(entry.name(), elements);
        }
        return new Adapter(config, shape, base, entries, values);
    }

    private static List<Entry> entries(ModelConfig config, LoraShape shape) {
        var weights = new HashMap<String, Entry>();
        ParameterLayout.of(config).entries().forEach(entry -> weights.put(entry.name(), entry));
        var entries = new ArrayList<Entry>();
        for (int layer = 0; layer < config.layers(); layer++) {
            for (var target : shape.targets()) {
                var weight = Objects.requireNonNull(weights.get(target.weight(layer))).shape();
                var module = target.module(layer);
                entries.add(new Entry(module + A, List.of(shape.rank(), weight.getLast())));
                entries.add(new Entry(module + B, List.of(weight.getFirst(), shape.rank())));
            }
        }
        return List.copyOf(entries);
    }

    /// The same values in memory of their own.
    public Adapter copy() {
        return new Adapter(config, shape, base, entries, values());
    }

    public LoraShape shape() {
        return shape;
    }

    /// Checksum of the weights that it stands beside.
    public String base() {
        return base;
    }

    /// Names and shapes of the tensors.
    public List<Entry> entries() {
        return entries;
    }

    /// In the order of [#entries].
    public List<Tensor> parameters() {
        return List.copyOf(parameters);
    }

    /// The elements of all tensors by name, in row order.
    public Map<String, float[]> values() {
        var values = new LinkedHashMap<String, float[]>();
        for (int i = 0; i < entries.size(); i++) {
            values.put(entries.get(i).name(), parameters.get(i).floats());
        }
        return values;
    }

    /// SHA-256 over the checksum of the base and all tensors, in their order.
    public String checksum() {
        return Weights.checksum(base, parameters);
    }

    /// Whether every B is 0, as before the first update.
    public boolean addsNothing() {
        return values().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(B))
                .allMatch(entry -> isZero(entry.getValue()));
    }

    private static boolean isZero(float[] values) {
        for (float value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /// What consecutive layers add, as the script's `layers` takes it.
    public Argument layers(int from, int to) {
        var tensors = new ArrayList<Tensor>();
        tensors.add(scale);
        for (int layer = from; layer < to; layer++) {
            for (var projection : Projection.values()) {
                var module = projection.module(layer);
                tensors.add(byName.getOrDefault(module + A, none));
                tensors.add(byName.getOrDefault(module + B, none));
            }
        }
        return new Argument.Many(tensors);
    }

    /// A copy of weights with this adapter added to them in float32.
    ///
    /// @param type of the copy, see [Weights#cast]
    public Weights merged(Weights weights, DType type) {
        return weights.cast(type, this::added);
    }

    private Tensor added(String name, Tensor weight, Scope local) {
        var module = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        var a = byName.get(module + A);
        var b = byName.get(module + B);
        if (a == null || b == null || !name.endsWith(".weight")) {
            return weight;
        }
        return LibTorch.instance()
                .decoder()
                .run(
                        "merge",
                        local,
                        new Argument.One(weight),
                        new Argument.One(a),
                        new Argument.One(b),
                        new Argument.One(scale))
                .getFirst();
    }

    @Override
    public void close() {
        scope.close();
    }
}
