/// A run as one HTML file that opens from disk.
@NullMarked
package dev.envtune.trainer.report.html;

import org.jspecify.annotations.NullMarked;
