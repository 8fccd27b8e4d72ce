package dev.envtune.env.demonstration;

import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;

/// A calculator, which has no state.
final class MathWorld implements World {
    @Override
    public String domain() {
        return "MathAPI";
    }

    @Override
    public DictValue start(Draw draw) {
        return new DictValue();
    }

    @Override
    public List<Value> facts(String fact, Toolbox live) {
        throw World.unknown(domain(), fact);
    }
}
