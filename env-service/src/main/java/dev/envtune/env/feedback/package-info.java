/// How outcomes are worded: the standard voice as the official environment does, the augmented voice
/// with a hint beside it. One behaviour, two voices.
@NullMarked
package dev.envtune.env.feedback;

import org.jspecify.annotations.NullMarked;
