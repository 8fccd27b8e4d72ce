/// The only code that knows DJL and libtorch: one thread, tensors in native scopes, and the TorchScript
/// source whose methods do all numeric work.
@NullMarked
package dev.envtune.policy.torch;

import org.jspecify.annotations.NullMarked;
