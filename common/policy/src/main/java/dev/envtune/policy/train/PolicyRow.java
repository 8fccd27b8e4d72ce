package dev.envtune.policy.train;

/// A trajectory as the policy loss needs it.
///
/// @param row its tokens; the weights are those of the aggregation and 0 on tokens not sampled
/// @param old (targets) logprobs under the policy that sampled
/// @param reference (targets) logprobs under the reference policy
/// @param advantages (targets)
public record PolicyRow(Row row, float[] old, float[] reference, float[] advantages) {
    public PolicyRow {
        int targets = row.targets().length;
        if (old.length != targets || reference.length != targets || advantages.length != targets) {
            throw new IllegalArgumentException(
                    "a row of %d targets with %d old and %d reference logprobs and %d advantages"
                            .formatted(targets, old.length, reference.length, advantages.length));
        }
    }
}
