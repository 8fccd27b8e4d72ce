/// `serve-policy`: an OpenAI-compatible server for a policy. The only package that knows Spring, which the
/// worker as a library does not need.
@NullMarked
package dev.envtune.worker.serve;

import org.jspecify.annotations.NullMarked;
