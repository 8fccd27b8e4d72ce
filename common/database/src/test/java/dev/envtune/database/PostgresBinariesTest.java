package dev.envtune.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresBinariesTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, x86_64, postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz"
    })
    void archive_knownPlatform_isNamedAsInTheJars(String osName, String osArch, String archive) {
        assertThat(PostgresBinaries.archive(osName, osArch)).isEqualTo(archive);
    }

    @Test
    void archive_unknownPlatform_namesItAndTheWayOut() {
        assertThatThrownBy(() -> PostgresBinaries.archive("Windows 11", "amd64"))
                .isInstanceOf(DatabaseException.UnsupportedPlatform.class)
                .hasMessageContaining("Windows 11 on amd64")
                .hasMessageContaining("ENVTUNE_DB_URL");
    }
}
