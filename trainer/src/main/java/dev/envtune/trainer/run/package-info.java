/// A run: stages, steps, groups, rollouts, and how it goes on after a crash.
@NullMarked
package dev.envtune.trainer.run;

import org.jspecify.annotations.NullMarked;
