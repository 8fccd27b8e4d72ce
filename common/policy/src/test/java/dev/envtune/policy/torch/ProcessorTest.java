package dev.envtune.policy.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {
    @Test
    void multipliesBf16_flagsOfLinux_withTilesOrVectorProducts(@TempDir Path folder)
            throws IOException {
        assertThat(multiplies(folder, "avx512f amx_bf16 amx_tile")).isTrue();
        assertThat(multiplies(folder, "avx512f avx512_bf16")).isTrue();
        assertThat(multiplies(folder, "avx512f avx512_vnni amx_tile")).isFalse();
    }

    @Test
    void flags_noDescription_noFlags(@TempDir Path folder) {
        assertThat(Processor.flags(folder.resolve("cpuinfo"))).isEmpty();
    }

    private static boolean multiplies(Path folder, String flags) throws IOException {
        var file = folder.resolve("cpuinfo");
        Files.writeString(file, "model name\t: a processor\nflags\t\t: fpu " + flags + "\n");
        return Processor.multipliesBf16(Processor.flags(file));
    }
}
