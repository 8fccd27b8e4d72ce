package dev.envtune.env.sandbox.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.python.DictValue;
import org.junit.jupiter.api.Test;

class MathSandboxTest {
    @Test
    void state_always_isEmptyAndTheSame() {
        var sandbox = new MathSandbox();
        sandbox.load(DictValue.of("numbers", 5), null);

        assertThat(sandbox.state()).isEqualTo(new DictValue());
        assertThat(sandbox.copy().sameState(new MathSandbox())).isTrue();
    }
}
