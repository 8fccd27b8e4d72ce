/// Benchmarks, run by name from one command line.
@NullMarked
package dev.envtune.bench;

import org.jspecify.annotations.NullMarked;
