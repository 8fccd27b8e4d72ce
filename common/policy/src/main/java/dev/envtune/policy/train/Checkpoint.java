package dev.envtune.policy.train;

import dev.envtune.policy.PolicyException;
import dev.envtune.policy.lora.AdaptedWeights;
import dev.envtune.policy.lora.Adapter;
import dev.envtune.policy.lora.LoraShape;
import dev.envtune.policy.lora.Projection;
import dev.envtune.policy.model.ParameterLayout;
import dev.envtune.policy.model.SafeTensors;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.torch.Tensor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Trained weights, optimizer moments and counters in a folder, written so that a crash at any moment
/// leaves the old or the new one. Of a model with an adapter: the adapter, and which weights it is for.
public final class Checkpoint {
    private static final String TENSORS = "state.safetensors";
    private static final String COUNTERS = "counters.json";
    private static final String ADAPTER = "adapter.json";
    private static final String STEPS = "optimizer_steps";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Checkpoint() {}

    /// Whether there is one. Puts back the old one where a crash came between its going and the new one's
    /// coming.
    public static boolean exists(Path folder) {
        var old = aside(folder);
        try {
            if (!Files.exists(folder) && Files.exists(old)) {
                Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new PolicyException("cannot put back the checkpoint " + old, e);
        }
        return Files.exists(folder);
    }

    private static Path aside(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".old");
    }

    /// @param counters of the caller, which come back when the checkpoint is read
    /// @throws PolicyException if there is no space left, or the folder cannot be written; the old
    ///     checkpoint is there still
    public static void write(Path folder, Learner learner, Map<String, Long> counters) {
        try {
            replace(folder, learner, counters);
        } catch (IOException e) {
            throw PolicyException.notWritten("the checkpoint " + folder, e);
        }
    }

    private static void replace(Path folder, Learner learner, Map<String, Long> counters)
            throws IOException {
        var part = folder.resolveSibling(folder.getFileName() + ".part");
        var old = aside(folder);
        boolean replaces = exists(folder);
        delete(part);
        Files.createDirectories(part);
        var shapes = new LinkedHashMap<String, List<Integer>>();
        var values = new LinkedHashMap<String, float[]>();
        LibTorch.instance().run(() -> gather(learner, shapes, values));
        SafeTensors.write(part.resolve(TENSORS), DType.F32, shapes, values);
        if (learner.model().adapter() != null) {
            var owner = JSON.writeValueAsString(Owner.of(learner.model().adapter()));
            Files.writeString(part.resolve(ADAPTER), owner);
            sync(part.resolve(ADAPTER));
        }
        var all = new TreeMap<>(counters);
        all.put(STEPS, (long) learner.state().steps());
        Files.writeString(part.resolve(COUNTERS), JSON.writeValueAsString(all));
        sync(part.resolve(COUNTERS));
        delete(old);
        if (replaces) {
            Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        sync(folder.resolve(".."));
        delete(old);
    }

    private static void gather(
            Learner learner, Map<String, List<Integer>> shapes, Map<String, float[]> values) {
        var entries = learner.model().entries();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            put(entry, "", learner.model().parameters().get(i), shapes, values);
            put(entry, ".first", learner.state().first().get(i), shapes, values);
            put(entry, ".second", learner.state().second().get(i), shapes, values);
        }
    }

    private static void put(
            ParameterLayout.Entry entry,
            String suffix,
            Tensor tensor,
            Map<String, List<Integer>> shapes,
            Map<String, float[]> values) {
        shapes.put(entry.name() + suffix, entry.shape());
        values.put(entry.name() + suffix, tensor.floats());
    }

    /// Puts a learner back into the state that was written.
    ///
    /// @return the caller's counters
    /// @throws PolicyException if the folder is damaged or of another model
    public static Map<String, Long> read(Path folder, Learner learner) {
        exists(folder);
        checkOwner(folder, learner.model());
        var file = SafeTensors.open(folder.resolve(TENSORS));
        Map<String, Long> counters;
        try {
            counters =
                    JSON.readValue(
                            Files.readAllBytes(folder.resolve(COUNTERS)),
                            new TypeReference<Map<String, Long>>() {});
        } catch (IOException | JacksonException e) {
            throw new PolicyException(
                    "%s cannot be read: %s. Go on from another checkpoint."
                            .formatted(folder.resolve(COUNTERS), e.getMessage()),
                    e);
        }
        var entries = learner.model().entries();
        LibTorch.instance()
                .run(
                        () -> {
                            var first = new ArrayList<float[]>();
                            var second = new ArrayList<float[]>();
                            for (int i = 0; i < entries.size(); i++) {
                                var entry = entries.get(i);
                                learner.model()
                                        .parameters()
                                        .get(i)
                                        .set(file.floats(entry.name(), entry.shape()));
                                first.add(file.floats(entry.name() + ".first", entry.shape()));
                                second.add(file.floats(entry.name() + ".second", entry.shape()));
                            }
                            int steps = Math.toIntExact(counters.getOrDefault(STEPS, 0L));
                            learner.state().restore(steps, first, second);
                        });
        return counters;
    }

    /// Which adapter a checkpoint holds.
    ///
    /// @param base checksum of the weights that it stands beside
    private record Owner(String base, LoraShape shape) {
        static Owner of(Adapter adapter) {
            return new Owner(adapter.base(), adapter.shape());
        }

        @Override
        public String toString() {
            return "an adapter of rank %d, alpha %s on %s for weights %.12s"
                    .formatted(
                            shape.rank(),
                            shape.alpha(),
                            shape.targets().stream().map(Projection::label).toList(),
                            base);
        }
    }

    private static void checkOwner(Path folder, AdaptedWeights model) {
        var file = folder.resolve(ADAPTER);
        var wanted = model.adapter() == null ? null : Owner.of(model.adapter());
        Owner found;
        try {
            found =
                    Files.exists(file)
                            ? JSON.readValue(Files.readAllBytes(file), Owner.class)
                            : null;
        } catch (IOException | JacksonException e) {
            throw new PolicyException(
                    "%s cannot be read: %s. Go on from another checkpoint."
                            .formatted(file, e.getMessage()),
                    e);
        }
        if (!Objects.equals(found, wanted)) {
            var whole = "all weights of a model";
            throw new PolicyException(
                    "The checkpoint %s holds %s, but what is trained is %s. Go on with the policy and the lora settings that it was made with."
                            .formatted(
                                    folder,
                                    Objects.requireNonNullElse(found, whole),
                                    Objects.requireNonNullElse(wanted, whole)));
        }
    }

    private static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
