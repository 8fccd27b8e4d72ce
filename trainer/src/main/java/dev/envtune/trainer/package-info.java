/// The trainer's commands.
@NullMarked
package dev.envtune.trainer;

import org.jspecify.annotations.NullMarked;
