package dev.envtune.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.policy.torch.DType;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void here_processorThatPassesTheSelfTest_keepsTheClaim() {
        var machine = Machine.here(DType.F32, DType.BF16);

        assertThat(machine.repeats()).isTrue();
        assertThat(machine.facts())
                .containsOnlyKeys(
                        "processor",
                        "threads",
                        "device",
                        "libtorch",
                        "products in training",
                        "batches");
        assertThat(machine.text()).contains("libtorch 2.", "tokens the same in any batch");
    }

    @Test
    void text_processorThatFailsTheSelfTest_dropsTheClaim() {
        var facts = new HashMap<>(Machine.here(DType.F32, DType.BF16).facts());
        facts.put("batches", "other bits");

        assertThat(new Machine(facts).repeats()).isFalse();
        assertThat(new Machine(facts).text()).contains("tokens that depend on the batch");
    }
}
