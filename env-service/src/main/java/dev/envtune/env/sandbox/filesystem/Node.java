package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.python.Value;

/// What a directory holds under a name. Names are strings; only a call that passes a tuple makes another.
sealed interface Node permits File, Directory {
    Value name();
}
