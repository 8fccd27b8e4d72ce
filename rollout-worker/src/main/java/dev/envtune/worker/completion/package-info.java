/// Messages of a policy for clients: from token ids to text that is shown as it comes, tool calls, and
/// places for many at once. Knows nothing of HTTP.
@NullMarked
package dev.envtune.worker.completion;

import org.jspecify.annotations.NullMarked;
