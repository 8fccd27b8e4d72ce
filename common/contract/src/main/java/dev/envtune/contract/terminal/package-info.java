/// What every command shares that writes to a terminal.
@NullMarked
package dev.envtune.contract.terminal;

import org.jspecify.annotations.NullMarked;
