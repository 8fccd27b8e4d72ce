/// `bench sandbox`: how fast and how small the sandboxes are, beside the original in Python.
@NullMarked
package dev.envtune.bench.sandbox;

import org.jspecify.annotations.NullMarked;
