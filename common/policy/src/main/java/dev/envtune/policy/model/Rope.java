package dev.envtune.policy.model;

import dev.envtune.policy.PolicyException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rotary position embedding.
///
/// @param theta base of the frequencies
/// @param scaling how frequencies are bent for long contexts, or null
public record Rope(double theta, @Nullable Llama3Scaling scaling) {
    /// As Llama 3.1 does it: low frequencies are divided by `factor`, with a smooth transition.
    public record Llama3Scaling(
            double factor, double lowFactor, double highFactor, int trainedWindow) {
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

    static Rope read(JsonNode config) {
        var newer = config.path("rope_parameters");
        var scaling = newer.isObject() ? newer : config.path("rope_scaling");
        double theta =
                newer.isObject()
                        ? newer.path("rope_theta").asDouble(10_000)
                        : config.path("rope_theta").asDouble(10_000);
        if (!scaling.isObject()) {
            return new Rope(theta, null);
        }
        var type = scaling.path("rope_type").asString(scaling.path("type").asString("default"));
        return switch (type) {
            case "default" -> new Rope(theta, null);
            case "llama3" ->
                    new Rope(
                            theta,
                            new Llama3Scaling(
                                    scaling.path("factor").asDouble(),
                                    scaling.path("low_freq_factor").asDouble(),
                                    scaling.path("high_freq_factor").asDouble(),
                                    scaling.path("original_max_position_embeddings").asInt()));
            default ->
                    throw new PolicyException(
                            "rope_type '%s' is not supported; the decoder knows default and llama3"
                                    .formatted(type));
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
