package dev.envtune.env.sandbox.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Trees that no sensible session makes.
class DeepTreeTest {
    private static final Value ROOT = new Str("/");
    private static final Value HERE = new Str(".");

    @Test
    void tools_thousandsOfLevels_answerOrRaise() {
        var files = deep(20_000);
        files.navigation().cd(ROOT);

        assertThat(raised(() -> files.navigation().find(HERE, None.NONE)))
                .isEqualTo("paths of more than 524288 characters");
        assertThat(raised(() -> files.navigation().find(HERE, new Str("none"))))
                .isEqualTo("maximum recursion depth exceeded");
        assertThat(raised(() -> files.navigation().du(None.NONE)))
                .isEqualTo("maximum recursion depth exceeded");
        assertThat(files.reading().cat(new Str("nowhere"))).isInstanceOf(ToolResult.Failed.class);
        assertThat(TextForms.json(files.state())).contains("\"repr\": \"...\"");
    }

    @Test
    void find_hundredsOfLevels_answers() {
        var files = deep(400);
        files.navigation().cd(ROOT);

        assertThat(matches(files)).hasSize(400);
        assertThat(matches(files).get(399)).isEqualTo(new Str("." + "/d".repeat(400)));
    }

    @Test
    void pwd_thousandsOfLevels_answers() {
        assertThat(result(deep(20_000).navigation().pwd(), "current_working_directory"))
                .isEqualTo(new Str("/home" + "/d".repeat(20_000)));
    }

    @Test
    void copyAndSameState_thousandsOfLevels_work() {
        var files = deep(20_000);
        var copy = files.copy();

        assertThat(copy.sameState(files)).isTrue();
        copy.editing().touch(new Str("new"));
        assertThat(copy.sameState(files)).isFalse();
    }

    @Test
    void tools_treeThatHoldsItself_endAll() {
        var files = cyclic();
        files.navigation().cd(ROOT);

        assertThat(raised(() -> files.navigation().find(HERE, None.NONE)))
                .isEqualTo("paths of more than 524288 characters");
        assertThat(raised(() -> files.navigation().find(HERE, new Str("none"))))
                .isEqualTo("maximum recursion depth exceeded");
        var copy = files.copy();
        assertThat(copy.sameState(files)).isTrue();
        assertThat(cyclic().sameState(files)).isTrue();
        assertThat(TextForms.json(copy.state())).contains("\"repr\": \"...\"");
        assertThat(files.reading().cat(new Str("nowhere"))).isInstanceOf(ToolResult.Failed.class);
    }

    @Test
    void tools_treeThatUnfoldsWithoutEnd_raise() {
        var files = Files.sandbox("{\"home\": {\"d0\": {}}}");
        for (int i = 0; i < 60; i++) { // d(i+1) holds d(i) twice
            var last = new Str("d" + i);
            var next = new Str("d" + (i + 1));
            files.editing().mkdir(next);
            files.transfer().cp(last, new Str("twin"));
            files.transfer().mv(last, next);
            files.transfer().mv(new Str("twin"), next);
        }

        assertThat(raised(() -> files.navigation().find(HERE, new Str("none"))))
                .isEqualTo("more than 100000 files and directories");
        assertThat(raised(() -> files.navigation().du(None.NONE)))
                .isEqualTo("more than 100000 files and directories");
        assertThat(files.copy().sameState(files)).isTrue();
        assertThat(TextForms.json(files.state())).contains("\"repr\": \"...\"");
        assertThat(files.reading().cat(new Str("nowhere"))).isInstanceOf(ToolResult.Failed.class);
    }

    @Test
    void touch_withoutEnd_runsOutOfRoom() {
        var files = Files.sandbox("{\"home\": {}}");

        assertThat(
                        raised(
                                () -> {
                                    for (int i = 0; ; i++) {
                                        files.editing().touch(new Str("f" + i));
                                    }
                                }))
                .isEqualTo("a session makes at most 100000 files and directories");
    }

    private static FileSystemSandbox deep(int levels) {
        var files = Files.sandbox("{\"home\": {}}");
        var name = new Str("d");
        for (int i = 0; i < levels; i++) {
            files.editing().mkdir(name);
            files.navigation().cd(name);
        }
        return files;
    }

    /// q and its copy q2 share r; q2 is moved into q and there into r, so that r is below itself.
    private static FileSystemSandbox cyclic() {
        var files = Files.sandbox("{\"p\": {\"q\": {\"r\": {}}}}");
        var q = new Str("q");
        var q2 = new Str("q2");
        files.transfer().cp(q, q2);
        files.transfer().mv(q2, q);
        files.navigation().cd(q);
        files.transfer().mv(q2, new Str("r"));
        return files;
    }

    private static ListValue matches(FileSystemSandbox files) {
        return (ListValue) result(files.navigation().find(HERE, None.NONE), "matches");
    }

    private static Value result(ToolResult result, String field) {
        var value = (DictValue) ((ToolResult.Ok) result).value();
        return Objects.requireNonNull(value.get(field));
    }

    private static String raised(ThrowingCallable tool) {
        return catchThrowableOfType(PythonError.class, tool).text();
    }
}
