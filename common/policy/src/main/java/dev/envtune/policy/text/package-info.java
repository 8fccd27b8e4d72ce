/// Text to token ids and back, chat templates, and the training of byte-level BPE tokenizers.
///
/// Token in, token out: what a user or an environment wrote is *foreign* text. It never yields a
/// control token, whatever it contains.
@NullMarked
package dev.envtune.policy.text;

import org.jspecify.annotations.NullMarked;
