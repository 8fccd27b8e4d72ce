/// Tests of the launcher script at the root of the source tree.
@NullMarked
package dev.envtune.launcher;

import org.jspecify.annotations.NullMarked;
