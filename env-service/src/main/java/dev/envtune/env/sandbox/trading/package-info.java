/// The stock trading account (spec/bfcl-protocol.md 7.6).
@NullMarked
package dev.envtune.env.sandbox.trading;

import org.jspecify.annotations.NullMarked;
