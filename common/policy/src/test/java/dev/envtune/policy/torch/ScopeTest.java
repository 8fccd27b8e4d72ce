package dev.envtune.policy.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4, 63, 64, 65, 4096, 1_000_004})
    void buffer_ofAnySize_beginsAtACacheLine(long bytes) {
        var buffer = Scope.buffer(bytes);

        assertThat(MemorySegment.ofBuffer(buffer).address() % 64).isZero();
        assertThat(buffer.capacity()).isEqualTo(bytes);
    }
}
