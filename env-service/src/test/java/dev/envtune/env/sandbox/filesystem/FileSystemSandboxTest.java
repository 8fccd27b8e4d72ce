package dev.envtune.env.sandbox.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.envtune.env.sandbox.Play;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.Str;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSystemSandboxTest {
    @Test
    void state_withoutConfig_isAnEmptyRoot() {
        var play = Play.of("GorillaFileSystem", "{}");

        assertThat(play.state())
                .isEqualTo(
                        JsonValues.parse(
                                """
                                {"long_context": false,
                                 "root": {"type": "directory", "name": "/", "contents": {}}}
                                """));
        assertThat(play.says("pwd()")).isEqualTo("{\"current_working_directory\": \"//\"}");
    }

    @Test
    void load_twoRoots_usesTheFirst() {
        var play = Files.of("{\"one\": {\"a\": \"x\"}, \"two\": {\"b\": \"y\"}}");

        assertThat(play.attribute("root"))
                .isEqualTo(
                        JsonValues.parse(
                                """
                                {"type": "directory", "name": "one", "contents":
                                  {"a": {"type": "file", "name": "a", "content": "x"}}}
                                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"root\": {}}",
                "{\"root\": {\"home\": {\"type\": \"directory\"}}}",
                "{\"root\": {\"home\": {\"contents\": {\"a\": {\"type\": \"link\"}}}}}",
                "{\"root\": {\"home\": {\"contents\": {\"a\": {\"type\": \"file\"}}}}}"
            })
    void load_whatIsNoTree_isRefused(String config) {
        var given = (DictValue) JsonValues.parse(config);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileSystemSandbox().load(given, null));
    }

    @Test
    void load_longContext_extendsFilesAndFillsLeafDirectories() {
        var play =
                Files.longContext(
                        "{\"home\": {\"docs\": {\"a.txt\": \"x\", \"log.txt\": \"y\"}, \"b\": \"z\"}}");

        assertThat(play.says("ls()"))
                .isEqualTo("{\"current_directory_content\": [\"docs\", \"b\"]}");
        assertThat(play.says("cat('b')")).isEqualTo("{\"file_content\": \"z and so on\"}");
        play.says("cd('docs')");
        assertThat(play.says("ls()"))
                .isEqualTo(
                        "{\"current_directory_content\": [\"a.txt\", \"log.txt\", \"p1\", \"p2\"]}");
        assertThat(play.says("cat('a.txt')")).isEqualTo("{\"file_content\": \"x and so on\"}");
        assertThat(play.says("cat('log.txt')")).isEqualTo("{\"file_content\": \"y\"}");
        assertThat(play.says("cat('p1')")).isEqualTo("{\"file_content\": \"\"}");
        play.says("mkdir('new')");
        play.says("cd('new')");
        assertThat(play.says("ls()")).isEqualTo("{\"current_directory_content\": []}");
        assertThat(play.attribute("long_context").truthy()).isTrue();
    }

    @Test
    void load_longContextWithContentThatIsNoText_isRefused() {
        var config = Files.config("{\"home\": {\"a\": 5}}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileSystemSandbox().load(config, Files.constants()))
                .withMessageContaining("'a'");
    }

    @Test
    void sessions_ofOneLongContextTask_doNotSeeEachOther() {
        var tree = "{\"home\": {\"a\": \"x\"}}";
        var one = Files.longContext(tree);
        var other = Files.longContext(tree);

        one.says("echo('changed', 'p1')");
        one.says("rm('p2')");

        assertThat(other.says("cat('p1')")).isEqualTo("{\"file_content\": \"\"}");
        assertThat(other.says("ls()"))
                .isEqualTo("{\"current_directory_content\": [\"a\", \"p1\", \"p2\"]}");
    }

    @Test
    void copy_afterCalls_continuesIndependentlyInTheSameDirectory() {
        var original = Files.home();
        original.says("cd('docs')");
        var copy = original.copy();

        copy.says("echo('changed', 'plan.txt')");
        copy.says("mkdir('new')");
        copy.says("cd('..')");

        assertThat(original.says("pwd()"))
                .isEqualTo("{\"current_working_directory\": \"/home/docs\"}");
        assertThat(original.says("cat('plan.txt')")).isEqualTo("{\"file_content\": \"buy paint\"}");
        assertThat(original.says("ls()"))
                .isEqualTo("{\"current_directory_content\": [\"plan.txt\", \"old\"]}");
    }

    @Test
    void copy_ofAliasedFiles_keepsThemAliasedAmongThemselvesOnly() {
        var original = Files.of("{\"home\": {\"d\": {\"f\": \"x\"}}}");
        original.says("cp('d', 'e')");
        var copy = original.copy();

        copy.says("cd('e')");
        copy.says("echo('changed', 'f')");
        copy.says("cd('..')");
        copy.says("cd('d')");

        assertThat(copy.says("cat('f')")).isEqualTo("{\"file_content\": \"changed\"}");
        original.says("cd('d')");
        assertThat(original.says("cat('f')")).isEqualTo("{\"file_content\": \"x\"}");
    }

    @Test
    void copy_ofAMovedDirectory_keepsTheDetachedParent() {
        var original = Files.of("{\"home\": {\"d\": {\"sub\": {}}, \"e\": {}}}");
        original.says("mv('d', 'e')");
        original.says("cd('e')");
        original.says("cd('d')");
        original.says("cd('sub')");
        var copy = original.copy();

        copy.says("cd('..')");
        assertThat(copy.says("pwd()")).isEqualTo("{\"current_working_directory\": \"/home/d\"}");
        copy.says("touch('new')");
        assertThat(TreeText.of(copy)).isEqualTo("home{e{d{sub{} new}}}");
        assertThat(TreeText.of(original)).isEqualTo("home{e{d{sub{}}}}");
    }

    @Test
    void sameState_otherOrder_isTheSame() {
        assertThat(
                        Files.sandbox("{\"h\": {\"a\": \"x\", \"d\": {\"b\": \"y\"}}}")
                                .sameState(
                                        Files.sandbox(
                                                "{\"h\": {\"d\": {\"b\": \"y\"}, \"a\": \"x\"}}")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"g\": {\"a\": \"x\", \"d\": {\"b\": \"y\"}}}",
                "{\"h\": {\"a\": \"z\", \"d\": {\"b\": \"y\"}}}",
                "{\"h\": {\"a\": \"x\", \"d\": {\"b\": \"z\"}}}",
                "{\"h\": {\"a\": \"x\", \"d\": {\"c\": \"y\"}}}",
                "{\"h\": {\"a\": \"x\", \"d\": {\"b\": \"y\", \"c\": \"\"}}}",
                "{\"h\": {\"a\": \"x\", \"d\": \"y\"}}",
                "{\"h\": {\"a\": {}, \"d\": {\"b\": \"y\"}}}"
            })
    void sameState_otherNameOrContent_differs(String other) {
        var one = Files.sandbox("{\"h\": {\"a\": \"x\", \"d\": {\"b\": \"y\"}}}");

        assertThat(one.sameState(Files.sandbox(other))).isFalse();
        assertThat(Files.sandbox(other).sameState(one)).isFalse();
    }

    @Test
    void sameState_otherCurrentDirectory_isTheSame() {
        var moved = Files.sandbox("{\"h\": {\"d\": {}}}");
        moved.navigation().cd(new Str("d"));

        assertThat(moved.sameState(Files.sandbox("{\"h\": {\"d\": {}}}"))).isTrue();
    }

    @Test
    void sameState_longContext_comparesFillersWhetherMadeOrNot() {
        var config = Files.config("{\"h\": {\"a\": \"x\"}}");
        var one = new FileSystemSandbox();
        var other = new FileSystemSandbox();
        one.load(config, Files.constants());
        other.load(config, Files.constants());

        one.reading().cat(new Str("p1"));
        assertThat(one.sameState(other)).isTrue();
        assertThat(other.sameState(one)).isTrue();
        one.editing().echo(new Str("text"), new Str("p1"));
        assertThat(one.sameState(other)).isFalse();
        assertThat(other.sameState(one)).isFalse();
    }

    @Test
    void sameState_longContextAgainstPlain_differs() {
        var config =
                Files.config("{\"h\": {\"log.txt\": \"x\", \"d\": {\"p1\": \"\", \"p2\": \"\"}}}");
        var plain = new FileSystemSandbox();
        var extended = new FileSystemSandbox();
        plain.load(config, null);
        extended.load(Files.config("{\"h\": {\"log.txt\": \"x\", \"d\": {}}}"), Files.constants());

        assertThat(plain.state().get("root")).isEqualTo(extended.state().get("root"));
        assertThat(plain.sameState(extended)).isFalse();
    }

    @Test
    void state_contentThatIsNoText_isShownAsItIs() {
        var play = Files.of("{\"h\": {\"a\": [1, null]}}");

        assertThat(play.says("cat('a')")).isEqualTo("{\"file_content\": [1, null]}");
        assertThat(play.says("wc('a', 'c')")).contains("\"count\": 2");
        assertThat(play.says("wc('a')"))
                .isEqualTo("Error during execution: 'list' object has no attribute 'splitlines'");
        assertThat(play.says("du()"))
                .isEqualTo("Error during execution: 'list' object has no attribute 'encode'");
        assertThat(play.attribute("root"))
                .isEqualTo(
                        JsonValues.parse(
                                """
                                {"type": "directory", "name": "h", "contents":
                                  {"a": {"type": "file", "name": "a", "content": [1, null]}}}
                                """));
    }
}
