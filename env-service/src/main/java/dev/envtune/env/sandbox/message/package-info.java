/// The workspace messenger (spec/bfcl-protocol.md 7.3).
@NullMarked
package dev.envtune.env.sandbox.message;

import org.jspecify.annotations.NullMarked;
