/// The embedded PostgreSQL: real binaries, one detached server per data folder, no framework.
///
/// Services do not need this module: they connect to a JDBC URL. The launcher and the tests use it to have one.
@NullMarked
package dev.envtune.database;

import org.jspecify.annotations.NullMarked;
