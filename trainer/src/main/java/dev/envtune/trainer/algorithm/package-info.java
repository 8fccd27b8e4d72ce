/// Rewards, advantages and the transition between stages, as arithmetic.
@NullMarked
package dev.envtune.trainer.algorithm;

import org.jspecify.annotations.NullMarked;
