/// Correctly played sessions that are made up from templates and a closed lexicon, for a policy to
/// imitate before it learns by reinforcement.
@NullMarked
package dev.envtune.env.demonstration;

import org.jspecify.annotations.NullMarked;
