/// The starter policy: initialisation and supervised steps on demonstrations.
@NullMarked
package dev.envtune.worker.bootstrap;

import org.jspecify.annotations.NullMarked;
