/// Generation: sequences in a key/value cache, continuous batches, sampling that does not depend on the batch.
@NullMarked
package dev.envtune.policy.generate;

import org.jspecify.annotations.NullMarked;
