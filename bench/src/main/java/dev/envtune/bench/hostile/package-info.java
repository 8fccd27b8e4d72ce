/// `bench hostile`: what one step can cost at most, whatever a policy sends.
@NullMarked
package dev.envtune.bench.hostile;

import org.jspecify.annotations.NullMarked;
