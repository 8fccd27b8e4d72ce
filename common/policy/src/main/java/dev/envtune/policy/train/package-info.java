/// Training: rows of tokens in micro-batches, logprobs and losses with gradients, AdamW.
@NullMarked
package dev.envtune.policy.train;

import org.jspecify.annotations.NullMarked;
