/// The environment service: entry point and commands.
@NullMarked
package dev.envtune.env;

import org.jspecify.annotations.NullMarked;
