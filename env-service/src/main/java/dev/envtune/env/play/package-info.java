/// Plays a task over HTTP: by hand in the terminal, by its ground truth, or with a chat server's model.
@NullMarked
package dev.envtune.env.play;

import org.jspecify.annotations.NullMarked;
