/// What a program needs to play on an environment service: a client of its API, and a service of its own
/// as a child process.
@NullMarked
package dev.envtune.contract.client;

import org.jspecify.annotations.NullMarked;
