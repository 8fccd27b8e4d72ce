/// Calculations (spec/bfcl-protocol.md 7.2 and 6.3): arithmetic and statistics with Python's numbers,
/// logarithms and square roots of a chosen precision, unit conversions. No state.
@NullMarked
package dev.envtune.env.sandbox.math;

import org.jspecify.annotations.NullMarked;
