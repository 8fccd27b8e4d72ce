package dev.envtune.policy.generate;

import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;

class TorchEngineTest extends GeneratorContract {
    @Override
    Engine engine(Weights weights, DType type, int sequences, long cacheBytes) {
        return new TorchEngine(weights, type, sequences, cacheBytes);
    }
}
