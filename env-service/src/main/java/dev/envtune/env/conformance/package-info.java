/// Plays recordings of the official environment and tells where ours differs.
@NullMarked
package dev.envtune.env.conformance;

import org.jspecify.annotations.NullMarked;
