/// Compares a model with what transformers computes from the same folder.
@NullMarked
package dev.envtune.policy.reference;

import org.jspecify.annotations.NullMarked;
