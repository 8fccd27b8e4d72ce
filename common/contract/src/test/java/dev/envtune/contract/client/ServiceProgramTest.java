package dev.envtune.contract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProgramTest {
    @TempDir private Path folder;

    @Test
    void command_jar_runsTheChildInsideIt() throws IOException {
        var jar = Files.createFile(folder.resolve("env-service-exec.jar"));
        assertThat(ServiceProgram.find(jar.toString()).command(List.of("serve")))
                .containsSequence(
                        "-cp",
                        jar.toString(),
                        "-Dloader.main=dev.envtune.env.ServiceChild",
                        "org.springframework.boot.loader.launch.PropertiesLauncher",
                        "serve");
    }

    @Test
    void command_classPath_runsTheChildFromIt() {
        assertThat(new ServiceProgram("a.jar:b.jar").command(List.of("serve")))
                .containsSequence("-cp", "a.jar:b.jar", "dev.envtune.env.ServiceChild", "serve");
    }

    @Test
    void ofService_optionsOfThisProcess_leavesOutTheDebuggerAndHugePages() {
        assertThat(
                        ServiceProgram.ofService(
                                List.of(
                                        "-Xmx2g",
                                        "-XX:+UseTransparentHugePages",
                                        "-agentlib:jdwp=transport=dt_socket,server=y")))
                .containsExactly("-Xmx2g");
    }

    @Test
    void find_jarThatIsNotThere_saysWhere() {
        var missing = folder.resolve("gone.jar").toString();
        assertThatThrownBy(() -> ServiceProgram.find(missing))
                .isInstanceOf(ServiceProcess.StartException.class)
                .hasMessageContaining(missing);
    }

    @Test
    void find_neitherJarNorClasses_namesTheVariable() {
        assertThatThrownBy(() -> ServiceProgram.find(null))
                .isInstanceOf(ServiceProcess.StartException.class)
                .hasMessageContaining("ENVTUNE_ENV_JAR");
    }
}
