/// Runs, their checkpoints and every rollout they ask for, in PostgreSQL: what a killed run resumes from.
@NullMarked
package dev.envtune.trainer.ledger;

import org.jspecify.annotations.NullMarked;
