package dev.envtune.policy.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.Device;
import dev.envtune.policy.PolicyException;
import org.junit.jupiter.api.Test;

class DevicesTest {
    @Test
    void choose_nothingAsked_theFirstGpuWhereThereIsOne() {
        assertThat(Devices.choose(null, 0)).isEqualTo(Device.cpu());
        assertThat(Devices.choose(" ", 2)).isEqualTo(Device.gpu(0));
    }

    @Test
    void choose_asked_asAsked() {
        assertThat(Devices.choose("cpu", 2)).isEqualTo(Device.cpu());
        assertThat(Devices.choose("cuda", 2)).isEqualTo(Device.gpu(0));
        assertThat(Devices.choose("cuda:1", 2)).isEqualTo(Device.gpu(1));
        assertThat(Devices.label(Devices.choose("cuda:1", 2))).isEqualTo("cuda:1");
    }

    @Test
    void choose_notThere_saysHowMany() {
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> Devices.choose("cuda:1", 1))
                .withMessageContaining("'cuda:1', but libtorch finds 1 GPUs")
                .withMessageContaining("docs/gpu.md");
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> Devices.choose("gpu0", 1))
                .withMessageContaining("Give cpu, cuda or cuda:0.");
    }
}
