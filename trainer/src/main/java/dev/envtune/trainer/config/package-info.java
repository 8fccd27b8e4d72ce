/// What a run is to do: typed, read from presets, files and options.
@NullMarked
package dev.envtune.trainer.config;

import org.jspecify.annotations.NullMarked;
