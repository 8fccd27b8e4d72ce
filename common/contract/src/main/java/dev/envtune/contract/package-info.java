/// What the services say to each other: wire records, task and trajectory formats, rewards.
@NullMarked
package dev.envtune.contract;

import org.jspecify.annotations.NullMarked;
