/// Tasks and the suites that hold them: what a task is, which tools it offers when, reading the
/// official data and the bundled starter suite, and splitting a suite for training.
@NullMarked
package dev.envtune.env.task;

import org.jspecify.annotations.NullMarked;
