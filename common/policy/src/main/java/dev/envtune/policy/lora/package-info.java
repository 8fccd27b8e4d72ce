/// LoRA (Hu et al. 2021): a model of frozen weights, and small trained matrices beside its projections.
@NullMarked
package dev.envtune.policy.lora;

import org.jspecify.annotations.NullMarked;
