/// Episodes over HTTP, sampled from a policy, and their trajectories.
@NullMarked
package dev.envtune.worker.rollout;

import org.jspecify.annotations.NullMarked;
