package dev.envtune.env.sandbox.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditingToolsTest {
    private final Play home = Files.home();

    @Test
    void mkdirAndTouch_newNames_areListedLast() {
        assertThat(home.says("mkdir('new')")).isEqualTo("None");
        assertThat(home.says("touch('')")).isEqualTo("None");
        assertThat(home.says("touch('..')")).isEqualTo("None");

        assertThat(home.says("ls(True)")).endsWith("\".hidden\", \"new\", \"\", \"..\"]}");
    }

    @ParameterizedTest
    @CsvSource({
        "docs/x, PATH_TO_ELSEWHERE",
        "./x, PATH_TO_HERE",
        "none/x, PATH_TO_NOWHERE",
        "a|b, FORBIDDEN_CHARACTER",
        "a?, FORBIDDEN_CHARACTER",
        "a>, FORBIDDEN_CHARACTER"
    })
    void making_badName_tellsTheCausesApart(String name, String cause) {
        assertThat(home.says("mkdir('" + name + "')"))
                .isEqualTo(
                        "{\"error\": \"mkdir: cannot create directory '"
                                + name
                                + "': Invalid character\"}");
        assertThat(home.says("touch('" + name + "')"))
                .isEqualTo(
                        "{\"error\": \"touch: cannot touch '" + name + "': Invalid character\"}");
        assertThat(home.says("echo('text', '" + name + "')"))
                .isEqualTo(
                        "{\"error\": \"echo: cannot write to '" + name + "': Invalid character\"}");
        for (var call : new String[] {"mkdir('%s')", "touch('%s')", "echo('text', '%s')"}) {
            assertThat(home.cause(call.formatted(name))).isEqualTo(cause);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "/", "\\\\", "?", "%", "*", ":", "\"", ">", "<"})
    void touch_eachForbiddenCharacter_isRefused(String character) {
        assertThat(home.says("touch('a" + character + "b')")).contains("Invalid character");
    }

    @Test
    void making_badName_hintsSayTheWay() {
        assertThat(home.next("touch('docs/x')")).isEqualTo("cd(folder='docs')");
        assertThat(home.next("touch(file_name='/home/x')")).isEqualTo("touch(file_name='x')");
        assertThat(home.hint("mkdir('a:b')").text()).contains("'a:b'", "| / \\ ? % * : \" > <");
    }

    @ParameterizedTest
    @CsvSource({
        "docs, MKDIR_ON_DIRECTORY, TOUCH_ON_DIRECTORY",
        "a.txt, MKDIR_ON_FILE, TOUCH_ON_FILE"
    })
    void making_takenName_tellsWhatIsThere(String name, String ofMkdir, String ofTouch) {
        assertThat(home.cause("mkdir('" + name + "')")).isEqualTo(ofMkdir);
        assertThat(home.says("mkdir('" + name + "')"))
                .isEqualTo(
                        "{\"error\": \"mkdir: cannot create directory '"
                                + name
                                + "': File exists\"}");
        assertThat(home.cause("touch('" + name + "')")).isEqualTo(ofTouch);
        assertThat(home.says("touch('" + name + "')"))
                .isEqualTo("{\"error\": \"touch: cannot touch '" + name + "': File exists\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "True, argument of type 'bool' is not iterable",
        "10**6, argument of type 'int' is not iterable",
        "{'k': 'v'}, unhashable type: 'dict'",
        "'[''x'', 1]', unhashable type: 'list'"
    })
    void touch_otherTypes_raiseAsPython(String name, String text) {
        assertThat(home.says("touch(" + name + ")")).isEqualTo("Error during execution: " + text);
    }

    @Test
    void touch_tuple_isANameLikeInPython() {
        assertThat(home.says("touch(('a', 'b'))")).isEqualTo("None");
        assertThat(home.says("cat(('a', 'b'))")).isEqualTo("{\"file_content\": \"\"}");
        assertThat(home.says("ls()"))
                .isEqualTo("Error during execution: 'tuple' object has no attribute 'startswith'");
    }

    @Test
    void echo_existingFile_isReplacedInPlace() {
        assertThat(home.says("echo('new', 'a.txt')")).isEqualTo("None");

        assertThat(home.says("cat('a.txt')")).isEqualTo("{\"file_content\": \"new\"}");
        assertThat(home.says("ls()")).contains("\"a.txt\", \"b.txt\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo('hi')", "echo('hi', None)", "echo('hi', '')"})
    void echo_withoutFile_onlyShowsTheText(String call) {
        assertThat(home.hints(call).shown()).isEqualTo("{\"terminal_output\": \"hi\"}");
        assertThat(home.cause(call)).isEqualTo("ECHO_WITHOUT_FILE");
    }

    @Test
    void echo_missingFile_isToBeMadeFirst() {
        var call = "echo(content='hi', file_name='new.txt')";

        assertThat(home.says(call))
                .isEqualTo("{\"error\": \"echo: cannot write to 'new.txt': No such file\"}");
        assertThat(home.cause(call)).isEqualTo("ECHO_TO_MISSING_FILE");
        home.says(home.next(call));
        assertThat(home.says(call)).isEqualTo("None");
    }

    @Test
    void echo_fileElsewhereOrInOtherCase_isNotToBeMade() {
        assertThat(home.next("echo('hi', 'plan.txt')")).isEqualTo("cd(folder='docs')");
        assertThat(home.next("echo('hi', 'A.TXT')")).isEqualTo("echo('hi', 'a.txt')");
    }

    @Test
    void echo_directory_raisesInEitherVoice() {
        assertThat(home.says("echo('hi', 'docs')"))
                .isEqualTo("Error during execution: 'Directory' object has no attribute '_write'");
        assertThat(home.hints("echo('hi', 'docs')").shown())
                .startsWith("Error during execution: 'Directory' object has no attribute '_write'")
                .contains("'docs' is a directory");
    }

    @Test
    void rm_fileOrDirectory_isRemoved() {
        assertThat(home.says("rm('a.txt')")).isEqualTo("{\"result\": \"'a.txt' removed\"}");
        assertThat(home.says("rm('docs')")).isEqualTo("{\"result\": \"'docs' removed\"}");
        assertThat(home.says("ls()"))
                .isEqualTo("{\"current_directory_content\": [\"music\", \"b.txt\"]}");
    }

    @ParameterizedTest
    @CsvSource({
        "docs/plan.txt, PATH_TO_ELSEWHERE, cd(folder='docs')",
        "*.txt, WILDCARD, ls()",
        "deep.txt, ELSEWHERE, cd(folder='docs')",
        "DOCS, OTHER_CASE, rm('docs')"
    })
    void rm_badName_tellsTheCausesApart(String name, String cause, String next) {
        var call = "rm('" + name + "')";

        assertThat(home.cause(call)).isEqualTo(cause);
        assertThat(home.says(call))
                .isEqualTo(
                        "{\"error\": \"rm: cannot remove '"
                                + name
                                + "': No such file or directory\"}");
        assertThat(home.next(call)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, RMDIR_OF_FILE, Not a directory, rm(file_name='a.txt')",
        "docs/old, PATH_TO_ELSEWHERE, No such file or directory, cd(folder='docs')",
        "old, ELSEWHERE, No such file or directory, cd(folder='docs')"
    })
    void rmdir_badName_tellsTheCausesApart(String name, String cause, String text, String next) {
        var call = "rmdir('" + name + "')";

        assertThat(home.cause(call)).isEqualTo(cause);
        assertThat(home.says(call))
                .isEqualTo("{\"error\": \"rmdir: cannot remove '" + name + "': " + text + "\"}");
        assertThat(home.next(call)).isEqualTo(next);
    }

    @Test
    void rmdir_directoryThatHoldsSomething_isNotToldToLoseIt() {
        assertThat(home.cause("rmdir('docs')")).isEqualTo("RMDIR_NOT_EMPTY");
        assertThat(home.says("rmdir('docs')"))
                .isEqualTo("{\"error\": \"rmdir: cannot remove 'docs': Directory not empty\"}");
        assertThat(home.hint("rmdir('docs')").next()).isNull();
    }

    /// What is removed must be named: a similar name is not suggested.
    @Test
    void remove_nameThatIsNowhere_hasNoNextAction() {
        for (var call : new String[] {"rm('docz')", "rmdir('docz')"}) {
            assertThat(home.cause(call)).isEqualTo("NOWHERE");
            assertThat(home.hint(call).next()).isNull();
        }
    }

    @Test
    void rmdir_emptyDirectory_isRemoved() {
        assertThat(home.says("rmdir('music')")).isEqualTo("{\"result\": \"'music' removed\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | {\"terminal_output\": \"H\"}",
                "{} | {\"terminal_output\": \"H\"}",
                "() | {\"terminal_output\": \"H\"}",
                "False | Error during execution: argument of type 'bool' is not iterable",
                "0 | Error during execution: argument of type 'int' is not iterable",
                "['a'] | Error during execution: unhashable type: 'list'"
            })
    void echo_oddFile_emptyOnesCountAsNone(String file, String result) {
        assertThat(home.says("echo('H', " + file + ")")).isEqualTo(result);
    }
}
