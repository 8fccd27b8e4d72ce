/// Replays ground truth with one thing spoilt at a time, and holds the hints of what then fails to their
/// properties: same behaviour, nothing leaked, every cause told apart, and next actions that help.
@NullMarked
package dev.envtune.env.hints;

import org.jspecify.annotations.NullMarked;
