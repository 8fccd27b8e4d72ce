package dev.envtune.env.sandbox.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NavigationToolsTest {
    private final Play home = Files.home();

    @Test
    void ls_withAndWithoutAll_hidesDottedNames() {
        assertThat(home.says("ls()"))
                .isEqualTo(
                        "{\"current_directory_content\": [\"docs\", \"music\", \"a.txt\", \"b.txt\"]}");
        assertThat(home.says("ls(a=True)")).endsWith("\"b.txt\", \".hidden\"]}");
    }

    @ParameterizedTest
    @CsvSource({
        "docs, docs",
        "docs/, docs",
        "docs//, docs",
        "., home",
        "'', home",
        "/, home",
        "///, home"
    })
    void cd_legalFolder_namesTheNewDirectory(String folder, String name) {
        assertThat(home.says("cd(folder='" + folder + "')"))
                .isEqualTo("{\"current_working_directory\": \"" + name + "\"}");
    }

    @Test
    void cd_up_isAnEmptyResultThatTheHintExplains() {
        home.says("cd('docs')");
        home.says("cd('old')");

        assertThat(home.copy().hint("cd('../')").text()).contains("'docs'");
        var up = home.hints("cd('../')");
        assertThat(up.shown()).isEqualTo("{}");
        assertThat(up.beside()).isTrue();
        assertThat(home.says("pwd()")).isEqualTo("{\"current_working_directory\": \"/home/docs\"}");
    }

    @Test
    void cd_aboveRoot_isRefused() {
        assertThat(home.says("cd('..')"))
                .isEqualTo(
                        "{\"error\": \"Current directory is already the root. Cannot go back.\"}");
        assertThat(home.cause("cd('..')")).isEqualTo("CD_ABOVE_ROOT");
    }

    @ParameterizedTest
    @CsvSource({
        "docs/old, CD_PATH",
        "/home/docs, CD_PATH",
        "home/docs, CD_PATH",
        "./docs, CD_PATH",
        "/home, CD_PATH_TO_HERE",
        "./., CD_PATH_TO_HERE",
        "docs/none, CD_PATH_TO_NOWHERE",
        "../docs, CD_PATH_TO_NOWHERE"
    })
    void cd_path_tellsTheCausesApart(String folder, String cause) {
        assertThat(home.cause("cd('" + folder + "')")).isEqualTo(cause);
        assertThat(home.says("cd('" + folder + "')"))
                .isEqualTo(
                        "{\"error\": \"cd: "
                                + folder
                                + ": Unsupported path. Only one folder level at a time is"
                                + " supported.\"}");
    }

    @Test
    void cd_path_nextCallsLeadThere() {
        assertThat(home.next("cd('docs/old')")).isEqualTo("cd(folder='docs')");
        home.says("cd('music')");
        assertThat(home.next("cd('/home/docs/old')")).isEqualTo("cd(folder='..')");
        assertThat(home.next("cd('docs/old')")).isEqualTo("cd(folder='..')");
        assertThat(home.next("cd('../docs')")).isEqualTo("cd(folder='..')");
    }

    @ParameterizedTest
    @CsvSource({
        "Docs, OTHER_CASE, cd(folder='docs')",
        "old, ELSEWHERE, cd(folder='docs')",
        "doc*, WILDCARD, ls()"
    })
    void cd_noSuchFolder_tellsTheCausesApart(String folder, String cause, String next) {
        var call = "cd(folder='" + folder + "')";

        assertThat(home.cause(call)).isEqualTo(cause);
        assertThat(home.says(call))
                .isEqualTo("{\"error\": \"cd: '" + folder + "': No such file or directory\"}");
        assertThat(home.next(call)).isEqualTo(next);
    }

    @Test
    void cd_fileOrNowhere_hasNoNextAction() {
        assertThat(home.cause("cd(folder='a.txt')")).isEqualTo("CD_TO_FILE");
        assertThat(home.hint("cd(folder='a.txt')").next()).isNull();
        assertThat(home.cause("cd(folder='none')")).isEqualTo("NOWHERE");
        assertThat(home.hint("cd(folder='none')").next()).isNull();
    }

    @Test
    void cd_siblingOfTheCurrentDirectory_hintGoesUp() {
        home.says("cd('music')");

        var hint = home.hint("cd('docs')");

        assertThat(hint.text()).contains("no directory 'docs'", "/home", "'..'");
        assertThat(hint.next()).isEqualTo("cd(folder='..')");
    }

    @Test
    void cd_number_raisesAsPython() {
        assertThat(home.says("cd(10**6)"))
                .isEqualTo("Error during execution: 'int' object has no attribute 'rstrip'");
    }

    @Test
    void find_defaults_listsAllInDepthFirstOrder() {
        assertThat(home.says("find()"))
                .isEqualTo(
                        "{\"matches\": [\"./docs\", \"./docs/plan.txt\", \"./docs/old\","
                                + " \"./docs/old/deep.txt\", \"./music\", \"./a.txt\", \"./b.txt\","
                                + " \"./.hidden\"]}");
    }

    @ParameterizedTest
    @CsvSource({
        "docs, txt, '\"docs/plan.txt\", \"docs/old/deep.txt\"'",
        "docs/, plan, '\"docs/plan.txt\"'",
        "docs/old, '', '\"docs/old/deep.txt\"'",
        "./docs/./old, d, '\"./docs/./old/deep.txt\"'",
        "/, deep, '\"/docs/old/deep.txt\"'",
        "/docs, deep, '\"/docs/old/deep.txt\"'"
    })
    void find_path_prefixesMatches(String path, String name, String matches) {
        assertThat(home.says("find(path='" + path + "', name='" + name + "')"))
                .isEqualTo("{\"matches\": [" + matches + "]}");
    }

    @ParameterizedTest
    @CsvSource({
        "../docs, FIND_UPWARDS, 'find(path=''/'', name=''x'')'",
        "/home/docs, FIND_BY_ROOT_NAME, 'find(path=''/docs'', name=''x'')'",
        "home, FIND_BY_ROOT_NAME, 'find(path=''/'', name=''x'')'",
        "docs/plan.txt, FIND_IN_FILE, 'find(path=''.'', name=''plan.txt'')'",
        "pics/2020, FIND_NOWHERE, 'find(path=''/'', name=''2020'')'"
    })
    void find_badPath_tellsTheCausesApart(String path, String cause, String next) {
        var call = "find(path='" + path + "', name='x')";

        assertThat(home.cause(call)).isEqualTo(cause);
        assertThat(home.says(call))
                .isEqualTo("{\"error\": \"find: '" + path + "': No such file or directory\"}");
        assertThat(home.next(call)).isEqualTo(next);
    }

    @Test
    void find_nothing_hintStandsBesideTheResult() {
        home.says("cd('music')");

        assertThat(home.hints("find(name='plan')").shown()).isEqualTo("{\"matches\": []}");
        assertThat(home.cause("find(name='plan')")).isEqualTo("FIND_NOTHING_HERE");
        assertThat(home.says(home.next("find(name='plan')")))
                .isEqualTo("{\"matches\": [\"/docs/plan.txt\"]}");
        assertThat(home.cause("find(path='/', name='Plan')")).isEqualTo("FIND_NOTHING");
        assertThat(home.next("find(path='/', name='*.txt')"))
                .isEqualTo("find(path='/', name='.txt')");
        assertThat(home.cause("find()")).isEmpty();
    }

    @Test
    void find_nameThatIsNoText_raisesAsPython() {
        assertThat(home.says("find(name=5)"))
                .isEqualTo(
                        "Error during execution: 'in <string>' requires string as left operand, not"
                                + " int");
    }

    @Test
    void du_textBeyondAscii_countsBytesOfUtf8() {
        var play =
                Files.of("{\"home\": {\"a\": \"aé\", \"d\": {\"b\": \"\\u20ac\\ud83d\\ude00\"}}}");

        assertThat(play.says("du()")).isEqualTo("{\"disk_usage\": \"10 bytes\"}");
        play.says("cd('d')");
        assertThat(play.says("du(human_readable=True)")).isEqualTo("{\"disk_usage\": \"7.00 B\"}");
    }

    @Test
    void du_thousandsOfBytes_choosesTheUnit() {
        var play = Files.of("{\"home\": {\"a\": \"" + "x".repeat(1536) + "\"}}");

        assertThat(play.says("du(True)")).isEqualTo("{\"disk_usage\": \"1.50 KB\"}");
    }

    @Test
    void du_halfASurrogatePair_raisesAsPython() {
        var play = Files.of("{\"home\": {\"a\": \"xy\\ud83d\"}}");

        assertThat(play.says("du()"))
                .isEqualTo(
                        "Error during execution: 'utf-8' codec can't encode character '\\ud83d' in"
                                + " position 2: surrogates not allowed");
    }
}
