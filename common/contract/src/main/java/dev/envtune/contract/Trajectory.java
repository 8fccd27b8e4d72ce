package dev.envtune.contract;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A rollout as training takes it: exactly the ids that sampling saw.
///
/// @param session the session's id in the environment service
/// @param version of the policy that sampled it
/// @param seed of the sampling
/// @param ids all tokens, those of prompts and observations too
/// @param messages where the policy's own messages are
/// @param codes reward code of each message: -3, -2, -1, or the score of the turn it ended; a message that
///     the window cut off has none
/// @param score what the environment says of it
/// @param truncated whether the context window ended it
/// @param exchanges what was said, for people
public record Trajectory(
        String session,
        String task,
        Category category,
        Feedback feedback,
        int version,
        long seed,
        int[] ids,
        List<Sampled> messages,
        List<Integer> codes,
        ScoreView score,
        boolean truncated,
        List<Exchange> exchanges) {
    public Trajectory {
        messages = List.copyOf(messages);
        codes = List.copyOf(codes);
        exchanges = List.copyOf(exchanges);
    }

    /// The checksum of the ids: equal wherever the tokens are.
    public String checksum() {
        return checksum(ids);
    }

    /// SHA-256 of token ids, each as 4 bytes, little-endian; in hex.
    public static String checksum(int... ids) {
        var bytes = ByteBuffer.allocate(ids.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(ids);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// A message of the policy within the tokens.
    ///
    /// @param from index of its first token
    /// @param logprobs of its tokens under the distribution they were sampled from, float32
    public record Sampled(int from, float[] logprobs) {
        /// Index after its last token.
        public int to() {
            return from + logprobs.length;
        }
    }

    /// A message of the policy and what it led to.
    public record Exchange(String text, StepResponse response) {}
}
