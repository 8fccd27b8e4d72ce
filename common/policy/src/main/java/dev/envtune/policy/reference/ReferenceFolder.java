package dev.envtune.policy.reference;

import dev.envtune.policy.PolicyException;
import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.model.ParameterLayout;
import dev.envtune.policy.model.SafeTensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/// `expected.safetensors` beside a model: what transformers computes from it, as
/// `src/test/python/reference_models.py` writes it.
final class ReferenceFolder {
    private static final String FILE = "expected.safetensors";
    private static final String GRADIENT = "grad.";

    /// The row whose logits are all there, and whose tokens the greedy continuation follows.
    static final int WHOLE_ROW = 1;

    private final Path file;
    private final SafeTensors expected;
    private final int vocabulary;
    private final List<int[]> rows;
    private final int width;

    private ReferenceFolder(Path file, SafeTensors expected, ModelConfig config) {
        this.file = file;
        this.expected = expected;
        vocabulary = config.vocabulary();
        var ids = expected.ints("input_ids");
        var lengths = expected.ints("lengths");
        check(lengths.length > WHOLE_ROW && ids.length % lengths.length == 0, "lengths");
        width = ids.length / lengths.length;
        rows = new ArrayList<>();
        for (int r = 0; r < lengths.length; r++) {
            check(lengths[r] > 0 && lengths[r] <= width, "lengths");
            check(lengths[r] < config.window(), "lengths: a row fills the window of the model");
            rows.add(Arrays.copyOfRange(ids, r * width, r * width + lengths[r]));
        }
        check(Arrays.stream(ids).allMatch(id -> id >= 0 && id < vocabulary), "input_ids");
    }

    /// @throws PolicyException if the file is missing, damaged, or of another model
    static ReferenceFolder open(Path folder, ModelConfig config) {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new PolicyException(
                    file
                            + " does not exist. Write it with reference_models.py, as docs/operations.md says.");
        }
        var expected = SafeTensors.open(file);
        var reference = new ReferenceFolder(file, expected, config);
        var parameters = new HashSet<String>();
        ParameterLayout.of(config).entries().forEach(entry -> parameters.add(entry.name()));
        for (var name : expected.tensors().keySet()) {
            if (name.startsWith(GRADIENT)
                    && !parameters.contains(name.substring(GRADIENT.length()))) {
                throw new PolicyException(
                        "%s has %s, but %s describes a model without that parameter. Write it again from this model."
                                .formatted(file, name, ModelConfig.FILE));
            }
        }
        return reference;
    }

    private void check(boolean right, String what) {
        if (!right) {
            throw new PolicyException(
                    "%s is no reference of this model (%s). Write it again from this model."
                            .formatted(file, what));
        }
    }

    /// Token ids of each row, without padding.
    List<int[]> rows() {
        return rows;
    }

    /// Next tokens in all rows.
    int targets() {
        return rows.stream().mapToInt(row -> row.length - 1).sum();
    }

    /// (rows, vocabulary): logits after each row's last token.
    float[] lastLogits() {
        return expected.floats("logits_last", List.of(rows.size(), vocabulary));
    }

    /// (rows, vocabulary): the same, computed in bfloat16.
    float[] lastLogitsInBf16() {
        return expected.floats("bf16_logits_last", List.of(rows.size(), vocabulary));
    }

    /// (length, vocabulary): logits after each token of [#WHOLE_ROW].
    float[] wholeRowLogits() {
        return expected.floats("logits_row1", List.of(rows.get(WHOLE_ROW).length, vocabulary));
    }

    /// (length - 1) logprobs of each row's next tokens.
    List<float[]> logprobs() {
        return byRow("logprobs");
    }

    /// (length - 1) loss weights of each row's next tokens.
    List<float[]> weights() {
        return byRow("weights");
    }

    private List<float[]> byRow(String name) {
        int span = width - 1;
        var values = expected.floats(name, List.of(rows.size(), span));
        return IntStream.range(0, rows.size())
                .mapToObj(
                        r ->
                                Arrays.copyOfRange(
                                        values, r * span, r * span + rows.get(r).length - 1))
                .toList();
    }

    /// The weighted mean of the logprobs.
    float loss() {
        var loss = expected.floats("loss");
        check(loss.length == 1, "loss");
        return loss[0];
    }

    /// The gradient of [#loss] by a parameter.
    float[] gradient(ParameterLayout.Entry parameter) {
        return expected.floats(GRADIENT + parameter.name(), parameter.shape());
    }

    /// Token ids that follow [#WHOLE_ROW] where each is the most likely one.
    int[] greedy() {
        return expected.ints("greedy");
    }
}
