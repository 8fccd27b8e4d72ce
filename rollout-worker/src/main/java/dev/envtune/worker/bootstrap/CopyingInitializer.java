package dev.envtune.worker.bootstrap;

import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.model.ParameterLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// First weights of a small decoder that can already copy: an induction circuit is laid out in them, in
/// the spirit of mimetic initialisation (Trockman and Kolter 2023). With usual first weights such a
/// circuit takes tens of millions of tokens to emerge; docs/log.md has the experiment.
///
/// The hidden state has blocks of a head's size:
///
/// - [#TOKEN]: a random code of the token itself;
/// - [#BEFORE], [#BEFORE_THAT]: the codes of the token before and of the one before that, brought by two
///   heads of the first layer, which look back by their biases and the rotation alone;
/// - [#NEXT]: the code of the token to come, which the head reads;
/// - [#TOOL]: the code of the latest tool name, brought by a third head of the first layer.
///
/// In the second layer, heads compare a block of this token with a block of the tokens before and bring
/// what they find into the block of the token to come: after `"folder": "` the word that stands after
/// `folder '`, after a word of several tokens the one that followed it before. One finds the same word in
/// the list of tools and brings that tool's name; heads of the third layer pass it on. Another head of the
/// third layer looks, after `"name": "`, at the names of all tools that are offered.
final class CopyingInitializer {
    private static final int TOKEN = 0;
    private static final int BEFORE = 1;
    private static final int BEFORE_THAT = 2;
    private static final int NEXT = 3;
    private static final int TOOL = 4;
    private static final int BLOCKS = 5;

    private static final double SPREAD = 0.02;
    private static final double CODE_SPREAD = 0.125;
    private static final double LOOK_BACK = 8;
    private static final double MATCH = 1.8;
    private static final double REPEL = 2.5;
    private static final double COPY = 0.3;
    private static final double TOOL_FLAG = 0.5;
    private static final double TOOL_PULL = 5;
    private static final double TOOLS_PULL = 1.5;

    private final ModelConfig config;
    private final int[] toolIds;
    private final int nameId;
    private final Random random;
    private final int size;
    private final int half;

    /// Pairs of rotations from this one on turn so slowly that they hardly depend on the distance: they
    /// carry comparisons. The faster ones carry distances.
    private final int slow;

    private final Map<String, float[]> values = new LinkedHashMap<>();

    private CopyingInitializer(ModelConfig config, int[] toolIds, int nameId, long seed) {
        this.config = config;
        this.toolIds = toolIds.clone();
        this.nameId = nameId;
        this.random = new Random(seed);
        this.size = config.headSize();
        this.half = size / 2;
        this.slow = half * 3 / 8;
    }

    /// @param config five blocks of a head's size, as many key/value heads as heads, three layers or
    ///     more, biases, untied
    /// @param toolIds tokens that name tools
    /// @param nameId the token after which, and a colon, a tool is named in a call
    static Map<String, float[]> weights(ModelConfig config, int[] toolIds, int nameId, long seed) {
        if (config.width() < BLOCKS * config.headSize()
                || config.heads() != config.sharedHeads()
                || config.heads() < BLOCKS
                || config.layers() < 3
                || config.tied()
                || !config.biases()) {
            throw new IllegalArgumentException("the circuit does not fit this shape");
        }
        var initializer = new CopyingInitializer(config, toolIds, nameId, seed);
        initializer.fill();
        initializer.codes();
        initializer.lookBack(0, 1, BEFORE);
        initializer.lookBack(1, 2, BEFORE_THAT);
        initializer.lookForTool(2);
        initializer.match(0, TOKEN, BEFORE, TOKEN, NEXT);
        initializer.match(1, BEFORE, BEFORE_THAT, TOKEN, NEXT);
        initializer.match(2, BEFORE, BEFORE, TOKEN, NEXT);
        initializer.match(3, BEFORE_THAT, BEFORE_THAT, TOKEN, NEXT);
        initializer.match(4, TOKEN, TOKEN, TOOL, BEFORE_THAT);
        initializer.carry(2, 0, TOKEN, NEXT, COPY);
        initializer.carry(2, 1, BEFORE_THAT, NEXT, COPY);
        initializer.carry(2, 2, BEFORE_THAT, NEXT, COPY);
        initializer.lookAtTools(3);
        return initializer.values;
    }

    private void fill() {
        for (var entry : ParameterLayout.of(config).entries()) {
            var elements = new float[Math.toIntExact(entry.size())];
            if (entry.name().endsWith("norm.weight")) {
                Arrays.fill(elements, 1);
            } else if (!entry.name().endsWith("bias")) {
                for (int i = 0; i < elements.length; i++) {
                    elements[i] = (float) (random.nextGaussian() * SPREAD);
                }
            }
            values.put(entry.name(), elements);
        }
    }

    private void codes() {
        var embedding = tensor("model.embed_tokens.weight");
        var head = tensor("lm_head.weight");
        for (int token = 0; token < config.vocabulary(); token++) {
            int row = token * config.width();
            for (int i = 0; i < size; i++) {
                float code = (float) (random.nextGaussian() * CODE_SPREAD);
                embedding[row + TOKEN * size + i] = code;
                head[row + NEXT * size + i] = code;
            }
        }
        for (int tool : toolIds) {
            embedding[tool * config.width() + flag()] = (float) TOOL_FLAG;
        }
    }

    /// The element of the hidden state that says that a token names a tool.
    private int flag() {
        return NEXT * size;
    }

    /// A head of the first layer that always looks at the token so far back.
    private void lookBack(int head, int distance, int target) {
        soften(0, head, 0.1);
        for (int i = 0; i < half; i++) {
            double angle = distance * Math.pow(config.rope().theta(), -2.0 * i / size);
            bias(0, "k")[head * size + i] = (float) LOOK_BACK;
            bias(0, "q")[head * size + i] = (float) (LOOK_BACK * Math.cos(angle));
            bias(0, "q")[head * size + half + i] = (float) (-LOOK_BACK * Math.sin(angle));
        }
        carry(0, head, TOKEN, target, 1 / Math.sqrt(config.width()));
    }

    /// A head of the first layer that looks at the latest name of a tool.
    private void lookForTool(int head) {
        soften(0, head, 0.1);
        for (int i = 0; i < slow; i++) {
            weight(0, "k")[(head * size + i) * config.width() + flag()] = (float) TOOL_FLAG;
            if (i >= slow * 5 / 12) {
                bias(0, "q")[head * size + i] = (float) TOOL_PULL;
            }
        }
        carry(0, head, TOKEN, TOOL, 1 / Math.sqrt(config.width()));
    }

    /// A head of the third layer that looks at all names of tools where one is to be named.
    private void lookAtTools(int head) {
        int width = config.width();
        var embedding = tensor("model.embed_tokens.weight");
        int row = head * size + half - 1;
        for (int i = 0; i < size; i++) {
            weight(2, "q")[row * width + BEFORE * size + i] =
                    (float) (TOOLS_PULL * embedding[nameId * width + TOKEN * size + i]);
        }
        weight(2, "k")[row * width + flag()] = 1;
        carry(2, head, TOKEN, NEXT, COPY);
    }

    /// A head of the second layer that looks at tokens one of whose blocks equals one of this token's,
    /// and not at its neighbours.
    private void match(int head, int queryBlock, int keyBlock, int source, int target) {
        soften(1, head, 0.3);
        int width = config.width();
        for (int i = 0; i < size; i++) {
            int row = head * size + i;
            if (i % half >= slow) {
                weight(1, "q")[row * width + queryBlock * size + i] += (float) MATCH;
                weight(1, "k")[row * width + keyBlock * size + i] += (float) MATCH;
            } else if (i < half) {
                bias(1, "q")[row] = (float) -REPEL;
                bias(1, "k")[row] = (float) REPEL;
            }
        }
        carry(1, head, source, target, COPY);
    }

    /// Makes a head bring one block of the token it looks at to another block.
    private void carry(int layer, int head, int source, int target, double gain) {
        int width = config.width();
        int inner = config.heads() * size;
        var value = weight(layer, "v");
        var output = weight(layer, "o");
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < width; j++) {
                value[(head * size + i) * width + j] = j == source * size + i ? 1 : 0;
                output[j * inner + head * size + i] = j == target * size + i ? (float) gain : 0;
            }
        }
    }

    private void soften(int layer, int head, double factor) {
        int from = head * size * config.width();
        for (var name : new String[] {"q", "k"}) {
            var weights = weight(layer, name);
            for (int i = from; i < from + size * config.width(); i++) {
                weights[i] *= (float) factor;
            }
        }
    }

    private float[] weight(int layer, String projection) {
        return tensor(attention(layer) + projection + "_proj.weight");
    }

    private float[] bias(int layer, String projection) {
        return tensor(attention(layer) + projection + "_proj.bias");
    }

    private static String attention(int layer) {
        return "model.layers." + layer + ".self_attn.";
    }

    private float[] tensor(String name) {
        var tensor = values.get(name);
        if (tensor == null) {
            throw new IllegalStateException("no tensor " + name);
        }
        return tensor;
    }
}
