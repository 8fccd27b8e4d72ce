/// How a conversation is put before the policy: tools, messages, tokens.
@NullMarked
package dev.envtune.worker.prompt;

import org.jspecify.annotations.NullMarked;
