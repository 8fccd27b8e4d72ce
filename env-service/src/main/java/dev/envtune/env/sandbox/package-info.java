/// What every sandbox shares: tools and their annotations, results and typed failures, loading and dispatch.
///
/// The eight domains live in packages of their own below this one. Nothing here knows Spring, a
/// database or a session.
@NullMarked
package dev.envtune.env.sandbox;

import org.jspecify.annotations.NullMarked;
