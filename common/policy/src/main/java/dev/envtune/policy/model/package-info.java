/// The transformer: configuration, weights in Hugging Face folders, forward passes of the Qwen2, Qwen3
/// and Llama families.
@NullMarked
package dev.envtune.policy.model;

import org.jspecify.annotations.NullMarked;
