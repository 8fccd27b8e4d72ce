/// Plays every ground truth of a suite through sessions and scoring, and compares the results with the
/// official ones.
@NullMarked
package dev.envtune.env.replay;

import org.jspecify.annotations.NullMarked;
