/// Microbenchmarks: what the parts of a step take, each by itself.
@NullMarked
package dev.envtune.bench.micro;

import org.jspecify.annotations.NullMarked;
