package dev.envtune.env.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class StarterFilesTest {
    @Test
    void resources_expandedFromSource_areUpToDate() throws IOException {
        for (var file : new StarterSource().expand().entrySet()) {
            var path = StarterSource.RESOURCES.resolve(file.getKey());
            if (System.getProperty("starter.write") != null) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            assertThat(path)
                    .as("run this test with -Dstarter.write after changing src/starter")
                    .hasContent(file.getValue());
        }
    }
}
