/// `bench policy`: how fast a policy generates and learns, beside torch and transformers in Python.
@NullMarked
package dev.envtune.bench.policy;

import org.jspecify.annotations.NullMarked;
