/// Plays episodes with a policy, and makes the first policy.
@NullMarked
package dev.envtune.worker;

import org.jspecify.annotations.NullMarked;
