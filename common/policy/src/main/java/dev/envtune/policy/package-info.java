/// The policy model: folders in the Hugging Face form, generation and training steps on libtorch.
@NullMarked
package dev.envtune.policy;

import org.jspecify.annotations.NullMarked;
