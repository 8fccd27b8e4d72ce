/// What a policy played in an evaluation: kept episode by episode, summed up, and written in the official
/// form of result files.
@NullMarked
package dev.envtune.worker.evaluation;

import org.jspecify.annotations.NullMarked;
