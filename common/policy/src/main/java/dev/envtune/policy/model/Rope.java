package dev.envtune.policy.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rotary position embedding.
///
/// @param theta base of the frequencies
/// @param scaling how frequencies are bent for long contexts, or null
public record Rope(double theta, @Nullable Llama3Scaling scaling) {
    private static final double DEFAULT_THETA = 10_000;

    /// As Llama 3.1 does it: low frequencies are divided by `factor`, with a smooth transition.
    public record Llama3Scaling(
            double factor, double lowFactor, double highFactor, int trainedWindow) {
        static Llama3Scaling read(ConfigReader parameters) {
            var scaling =
                    new Llama3Scaling(
                            parameters.positiveNumber("factor"),
                            parameters.positiveNumber("low_freq_factor"),
                            parameters.positiveNumber("high_freq_factor"),
                            parameters.positive("original_max_position_embeddings"));
            if (scaling.highFactor <= scaling.lowFactor) {
                throw parameters.damaged("high_freq_factor", "is not larger than low_freq_factor");
            }
            return scaling;
        }

        double scale(double frequency) {
            double wavelength = 2 * Math.PI / frequency;
            if (wavelength > trainedWindow / lowFactor) {
                return frequency / factor;
            }
            if (wavelength < trainedWindow / highFactor) {
                return frequency;
            }
            double smooth = (trainedWindow / wavelength - lowFactor) / (highFactor - lowFactor);
            return (1 - smooth) * frequency / factor + smooth * frequency;
        }
    }

    /// Reads `rope_parameters`, or `rope_theta` and `rope_scaling` of earlier files.
    static Rope read(ConfigReader config) {
        config.refusePartialRotation();
        var key = config.isPresent("rope_parameters") ? "rope_parameters" : "rope_scaling";
        if (!config.isPresent(key)) {
            return new Rope(config.positiveNumber("rope_theta", DEFAULT_THETA), null);
        }
        var node = config.json().path(key);
        if (!node.isObject() || node.valueStream().anyMatch(JsonNode::isObject)) {
            throw config.unsupported(
                    key, node, "Use a model with one rotary embedding for all layers");
        }
        var parameters = new ConfigReader(config.file(), node);
        double theta =
                parameters.positiveNumber(
                        "rope_theta", config.positiveNumber("rope_theta", DEFAULT_THETA));
        parameters.refusePartialRotation();
        var type = node.path(parameters.isPresent("rope_type") ? "rope_type" : "type");
        return switch (type.asString("default")) {
            case "default" -> new Rope(theta, null);
            case "llama3" -> new Rope(theta, Llama3Scaling.read(parameters));
            default ->
                    throw config.unsupported(
                            "rope_type", type, "Use a model with one of default, llama3");
        };
    }

    void write(ObjectNode config) {
        var parameters = config.putObject("rope_parameters");
        parameters.put("rope_theta", theta);
        parameters.put("rope_type", scaling == null ? "default" : "llama3");
        if (scaling != null) {
            parameters.put("factor", scaling.factor());
            parameters.put("low_freq_factor", scaling.lowFactor());
            parameters.put("high_freq_factor", scaling.highFactor());
            parameters.put("original_max_position_embeddings", scaling.trainedWindow());
        }
    }

    /// Cosines, then sines, of the first positions: (positions, headSize), row by row, computed in
    /// float32 steps as transformers does.
    public float[] table(int positions, int headSize) {
        int half = headSize / 2;
        var frequencies = new float[half];
        for (int i = 0; i < half; i++) {
            float plain = (float) (1 / Math.pow(theta, (double) (2 * i) / headSize));
            frequencies[i] = scaling == null ? plain : (float) scaling.scale(plain);
        }
        var table = new float[positions * headSize];
        for (int position = 0; position < positions; position++) {
            for (int i = 0; i < half; i++) {
                float angle = position * frequencies[i];
                table[position * headSize + i] = (float) Math.cos(angle);
                table[position * headSize + half + i] = (float) Math.sin(angle);
            }
        }
        return table;
    }
}
