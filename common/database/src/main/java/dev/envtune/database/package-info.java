/// The embedded PostgreSQL: one server of real binaries per data folder, a process of its own.
@NullMarked
package dev.envtune.database;

import org.jspecify.annotations.NullMarked;
