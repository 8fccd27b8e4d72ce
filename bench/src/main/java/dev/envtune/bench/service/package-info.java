/// Measures the environment service under concurrent sessions, over HTTP.
@NullMarked
package dev.envtune.bench.service;

import org.jspecify.annotations.NullMarked;
