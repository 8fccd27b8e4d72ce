/// State and response check, turn scores, rewards, verdict (spec/bfcl-protocol.md sections 4 and 5).
@NullMarked
package dev.envtune.env.scoring;

import org.jspecify.annotations.NullMarked;
