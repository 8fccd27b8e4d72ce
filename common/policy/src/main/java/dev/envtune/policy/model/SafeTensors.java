package dev.envtune.policy.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.policy.PolicyException;
import dev.envtune.policy.torch.DType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A `*.safetensors` file: a length (8 bytes, little-endian), a JSON header, and the tensors' bytes.
public final class SafeTensors {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long MAX_HEADER_BYTES = 100_000_000;

    private final Path file;
    private final Map<String, Stored> tensors;

    /// A tensor in the file.
    ///
    /// @param bytes its elements, little-endian
    public record Stored(String dtype, List<Long> shape, ByteBuffer bytes) {
        public Stored {
            shape = List.copyOf(shape);
        }
    }

    private SafeTensors(Path file, Map<String, Stored> tensors) {
        this.file = file;
        this.tensors = tensors;
    }

    /// Maps the file into memory and reads its header.
    ///
    /// @throws PolicyException if it is missing, truncated or malformed
    public static SafeTensors open(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new SafeTensors(file, read(file, channel));
        } catch (NoSuchFileException e) {
            throw new PolicyException(
                    file
                            + " does not exist. Put the model's weights there, as its repository has them.",
                    e);
        } catch (IOException e) {
            throw new PolicyException(
                    "%s cannot be read: %s. Make it readable, or copy it again."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static Map<String, Stored> read(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        var prefix = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (channel.read(prefix) < Long.BYTES) {
            throw truncated(file);
        }
        long header = prefix.getLong(0);
        if (header < 2 || header > MAX_HEADER_BYTES) {
            throw damaged(file, "it does not begin as a safetensors file does");
        }
        if (Long.BYTES + header > size) {
            throw truncated(file);
        }
        var text = new byte[(int) header];
        channel.map(MapMode.READ_ONLY, Long.BYTES, header).get(text);
        var tensors = new LinkedHashMap<String, Stored>();
        try {
            for (var property : JSON.readTree(text).properties()) {
                if (!property.getKey().equals("__metadata__")) {
                    tensors.put(
                            property.getKey(),
                            stored(file, channel, Long.BYTES + header, property));
                }
            }
        } catch (JacksonException e) {
            throw damaged(file, "its header is " + e.getOriginalMessage());
        }
        return tensors;
    }

    private static Stored stored(
            Path file, FileChannel channel, long base, Map.Entry<String, JsonNode> property)
            throws IOException {
        var name = property.getKey();
        var entry = property.getValue();
        var shape = new ArrayList<Long>();
        entry.path("shape").forEach(dimension -> shape.add(dimension.asLong()));
        long from = entry.path("data_offsets").path(0).asLong(-1);
        long to = entry.path("data_offsets").path(1).asLong(-1);
        if (from < 0 || to < from) {
            throw damaged(file, "its header has no place for tensor " + name);
        }
        if (to > channel.size() - base) {
            throw truncated(file);
        }
        if (to - from > Integer.MAX_VALUE) {
            throw new PolicyException(
                    "%s: tensor %s has more than 2 GiB. Use a smaller model."
                            .formatted(file, name));
        }
        var bytes =
                channel.map(MapMode.READ_ONLY, base + from, to - from)
                        .order(ByteOrder.LITTLE_ENDIAN);
        return new Stored(entry.path("dtype").asString(""), shape, bytes);
    }

    private static PolicyException truncated(Path file) {
        return damaged(file, "it is truncated");
    }

    private static PolicyException damaged(Path file, String problem) {
        return new PolicyException(
                "%s is damaged: %s. Copy it again from the model's repository."
                        .formatted(file, problem));
    }

    private Stored stored(String name) {
        var stored = tensors.get(name);
        if (stored == null) {
            throw new PolicyException(
                    "%s has no tensor %s. Use the weights that belong to %s."
                            .formatted(file, name, ModelConfig.FILE));
        }
        return stored;
    }

    public Map<String, Stored> tensors() {
        return tensors;
    }

    /// The elements of a tensor of type F32, F16 or BF16 as float32.
    ///
    /// @throws PolicyException if it is missing, of another type, or not of this shape
    public float[] floats(String name, List<Integer> shape) {
        var stored = stored(name);
        var wanted = shape.stream().map(Integer::longValue).toList();
        if (!stored.shape().equals(wanted)) {
            throw new PolicyException(
                    "%s: tensor %s has the shape %s, but %s asks for %s. Use files of one model."
                            .formatted(file, name, stored.shape(), ModelConfig.FILE, wanted));
        }
        return floats(name, stored);
    }

    /// The elements of a tensor of type I64, each of which must fit an int.
    ///
    /// @throws PolicyException if it is missing, of another type, or has larger numbers
    public int[] ints(String name) {
        var stored = stored(name);
        if (!stored.dtype().equals("I64")) {
            throw new PolicyException(
                    "%s: tensor %s is of type %s, not I64. Write it again."
                            .formatted(file, name, stored.dtype()));
        }
        try {
            var longs = stored.bytes().asLongBuffer();
            return IntStream.range(0, longs.remaining())
                    .map(i -> Math.toIntExact(longs.get(i)))
                    .toArray();
        } catch (ArithmeticException e) {
            throw damaged(file, "tensor " + name + " has numbers that are no ids");
        }
    }

    /// The elements of a tensor of type F32, F16 or BF16 as float32.
    public float[] floats(String name) {
        return floats(name, stored(name));
    }

    private float[] floats(String name, Stored stored) {
        int width =
                switch (stored.dtype()) {
                    case "F32" -> Float.BYTES;
                    case "F16", "BF16" -> Short.BYTES;
                    default ->
                            throw new PolicyException(
                                    "%s: tensor %s is of type %s. Use weights of type F32, F16 or BF16."
                                            .formatted(file, name, stored.dtype()));
                };
        long size = stored.shape().stream().reduce(1L, Math::multiplyExact);
        if (stored.bytes().remaining() != size * width) {
            throw damaged(file, "tensor " + name + " has bytes for another shape");
        }
        var values = new float[Math.toIntExact(size)];
        switch (stored.dtype()) {
            case "F32" -> stored.bytes().asFloatBuffer().get(values);
            case "F16" -> {
                var source = stored.bytes().asShortBuffer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float.float16ToFloat(source.get(i));
                }
            }
            default -> {
                var source = stored.bytes().asShortBuffer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float.intBitsToFloat(source.get(i) << 16);
                }
            }
        }
        return values;
    }

    /// Writes tensors, rounded to nearest even where the type is narrower.
    ///
    /// @param type F32 or BF16
    /// @param values elements by name in row order, of the shapes given
    /// @throws IOException if the file cannot be written to its end, as on a full disk
    public static void write(
            Path file, DType type, Map<String, List<Integer>> shapes, Map<String, float[]> values)
            throws IOException {
        var header = JSON.createObjectNode();
        header.putObject("__metadata__").put("format", "pt");
        long offset = 0;
        for (var shape : shapes.entrySet()) {
            var entry = header.putObject(shape.getKey());
            entry.put("dtype", type.name());
            var dimensions = entry.putArray("shape");
            shape.getValue().forEach(dimensions::add);
            long end = offset + (long) elements(values, shape.getKey()).length * type.bytes();
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        var text = header.toString();
        var padded = (text + " ".repeat((8 - text.length() % 8) % 8)).getBytes(UTF_8);
        try (var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var prefix = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            writeAll(channel, prefix.putLong(0, padded.length));
            writeAll(channel, ByteBuffer.wrap(padded));
            for (var name : shapes.keySet()) {
                writeAll(channel, bytes(elements(values, name), type));
            }
            channel.force(true);
        }
    }

    private static float[] elements(Map<String, float[]> values, String name) {
        var elements = values.get(name);
        if (elements == null) {
            throw new IllegalArgumentException("no values for " + name);
        }
        return elements;
    }

    private static ByteBuffer bytes(float[] values, DType type) {
        var bytes =
                ByteBuffer.allocate(Math.multiplyExact(values.length, type.bytes()))
                        .order(ByteOrder.LITTLE_ENDIAN);
        switch (type) {
            case F32 -> bytes.asFloatBuffer().put(values);
            case BF16 -> {
                var target = bytes.asShortBuffer();
                for (float value : values) {
                    target.put(toBfloat16(value));
                }
            }
            default -> throw new IllegalArgumentException("weights are written as F32 or BF16");
        }
        return bytes;
    }

    static short toBfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (bits >>> 16 | 0x40);
        }
        return (short) ((bits + 0x7FFF + (bits >>> 16 & 1)) >>> 16);
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
