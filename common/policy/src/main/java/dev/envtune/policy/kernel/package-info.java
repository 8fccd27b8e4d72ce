/// A policy's forward pass on processors without an accelerator, in Java on vector instructions. Every
/// sum runs in an order that depends on its own row only, so a token gets the same bits in any batch.
@NullMarked
package dev.envtune.policy.kernel;

import org.jspecify.annotations.NullMarked;
