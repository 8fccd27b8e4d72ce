/// What a run measures, in the form in which it is kept.
@NullMarked
package dev.envtune.trainer.metrics;

import org.jspecify.annotations.NullMarked;
