package dev.envtune.policy.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;

/// Models with what transformers computes from them, where they stand beside the repository.
public final class ReferenceModels {
    private static final Path FOLDER =
            Path.of("../../../shared/reference").toAbsolutePath().normalize();

    private ReferenceModels() {}

    /// Skips the test where there is none.
    public static Path folder(String name) {
        var folder = FOLDER.resolve("policy").resolve(name);
        assumeTrue(Files.isDirectory(folder), "no reference models at " + FOLDER);
        return folder;
    }

    /// Skips the test where it is not there.
    public static Path algorithm() {
        var file = FOLDER.resolve("algorithm.json");
        assumeTrue(Files.exists(file), "no " + file);
        return file;
    }

    public static SafeTensors expected(Path folder) {
        return SafeTensors.open(folder.resolve("expected.safetensors"));
    }

    public static int[] ints(SafeTensors file, String name) {
        var longs =
                Objects.requireNonNull(file.tensors().get(name))
                        .bytes()
                        .duplicate()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asLongBuffer();
        return IntStream.range(0, longs.remaining()).map(i -> (int) longs.get(i)).toArray();
    }
}
