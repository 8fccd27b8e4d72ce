/// What a run leaves behind and shows: its folder, its table, its report and its progress.
@NullMarked
package dev.envtune.trainer.report;

import org.jspecify.annotations.NullMarked;
