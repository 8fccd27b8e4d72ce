/// Calls as text: parsed, never evaluated.
@NullMarked
package dev.envtune.env.sandbox.call;

import org.jspecify.annotations.NullMarked;
