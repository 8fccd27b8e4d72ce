/// Sessions: how an episode is played, what is kept of it, and its log.
@NullMarked
package dev.envtune.env.session;

import org.jspecify.annotations.NullMarked;
