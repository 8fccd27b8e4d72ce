/// The microblog (spec/bfcl-protocol.md 7.4).
@NullMarked
package dev.envtune.env.sandbox.twitter;

import org.jspecify.annotations.NullMarked;
