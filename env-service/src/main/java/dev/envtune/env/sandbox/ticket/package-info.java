/// The support ticket system (spec/bfcl-protocol.md 7.5).
@NullMarked
package dev.envtune.env.sandbox.ticket;

import org.jspecify.annotations.NullMarked;
