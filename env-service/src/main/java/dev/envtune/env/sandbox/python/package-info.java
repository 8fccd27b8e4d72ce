/// Python's values, operators, text forms and random numbers, as far as the official tools show them:
/// results, states and scores are compared as CPython 3.11 would print and compare them.
@NullMarked
package dev.envtune.env.sandbox.python;

import org.jspecify.annotations.NullMarked;
