/// The machine that figures were taken on.
@NullMarked
package dev.envtune.bench.machine;

import org.jspecify.annotations.NullMarked;
