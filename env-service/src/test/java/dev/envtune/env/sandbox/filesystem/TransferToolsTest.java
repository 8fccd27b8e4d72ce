package dev.envtune.env.sandbox.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.HintKind;
import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferToolsTest {
    private final Play home = Files.home();

    @Test
    void mv_intoDirectory_keepsTheName() {
        assertThat(home.says("mv('a.txt', 'docs')"))
                .isEqualTo("{\"result\": \"'a.txt' moved to 'docs/a.txt'\"}");
        assertThat(TreeText.of(home))
                .isEqualTo("home{docs{plan.txt old{deep.txt} a.txt} music{} b.txt .hidden}");
    }

    @Test
    void mv_newName_movesToTheEnd() {
        assertThat(home.says("mv('docs', 'papers')"))
                .isEqualTo("{\"result\": \"'docs' moved to 'papers'\"}");
        assertThat(TreeText.of(home))
                .isEqualTo("home{music{} a.txt b.txt .hidden papers{plan.txt old{deep.txt}}}");
    }

    @Test
    void cp_file_isIndependentOfItsCopy() {
        assertThat(home.says("cp('a.txt', 'c.txt')"))
                .isEqualTo("{\"result\": \"'a.txt' copied to 'c.txt'\"}");
        home.says("echo('changed', 'c.txt')");

        assertThat(home.says("cat('a.txt')")).contains("one two");
        assertThat(home.says("cp('c.txt', 'music')"))
                .isEqualTo("{\"result\": \"'c.txt' copied to 'music/c.txt'\"}");
    }

    @Test
    void cp_directory_sharesItsFiles() {
        home.says("cp('docs', 'copy')");
        home.says("cd('copy')");
        home.says("echo('changed', 'plan.txt')");
        home.says("touch('new')");
        home.says("cd('..')");
        home.says("cd('docs')");

        assertThat(home.says("cat('plan.txt')")).isEqualTo("{\"file_content\": \"changed\"}");
        assertThat(home.says("ls()"))
                .isEqualTo("{\"current_directory_content\": [\"plan.txt\", \"old\"]}");
    }

    @Test
    void cp_directory_itsChildrenStillLeadUpToTheOriginal() {
        home.says("cp('docs', 'copy')");
        home.says("cd('copy')");
        home.says("cd('old')");
        home.says("cd('..')");

        assertThat(home.says("pwd()")).isEqualTo("{\"current_working_directory\": \"/home/docs\"}");
    }

    @Test
    void mv_directory_itsChildrenLeadUpToTheOldPlace() {
        home.says("mv('docs', 'music')");
        home.says("cd('music')");
        home.says("cd('docs')");
        assertThat(home.says("pwd()"))
                .isEqualTo("{\"current_working_directory\": \"/home/music/docs\"}");
        home.says("cd('old')");
        home.says("cd('..')");

        assertThat(home.says("pwd()")).isEqualTo("{\"current_working_directory\": \"/home/docs\"}");
        home.says("touch('new')");
        home.says("cd('..')");
        assertThat(home.says("ls()"))
                .isEqualTo("{\"current_directory_content\": [\"music\", \"a.txt\", \"b.txt\"]}");
        assertThat(TreeText.of(home))
                .isEqualTo("home{music{docs{plan.txt old{deep.txt} new}} a.txt b.txt .hidden}");
    }

    @Test
    void mv_intoItself_isLostAndSaysSo() {
        assertThat(home.says("mv('docs', 'docs')"))
                .isEqualTo("{\"result\": \"'docs' moved to 'docs/docs'\"}");
        assertThat(TreeText.of(home)).isEqualTo("home{music{} a.txt b.txt .hidden}");
        assertThat(home.cause("mv('music', 'music')")).isEqualTo("MOVED_INTO_ITSELF");
    }

    @Test
    void cp_intoItself_holdsACopyThatHoldsItself() {
        assertThat(home.says("cp('docs', 'docs')"))
                .isEqualTo("{\"result\": \"'docs' copied to 'docs/docs'\"}");
        home.says("cd('docs')");
        home.says("cd('docs')");

        assertThat(home.says("ls()"))
                .isEqualTo("{\"current_directory_content\": [\"plan.txt\", \"old\", \"docs\"]}");
        assertThat(home.says("cp('docs', 'docs')"))
                .isEqualTo(
                        "Error during execution: Directory 'docs' already exists in directory"
                                + " 'docs'.");
        assertThat(home.says("du()")).startsWith("Error during execution: maximum recursion");
    }

    /// An entry of that name is found, but the directory itself is taken.
    @Test
    void entryNamedDot_standsForTheDirectory() {
        home.says("touch('.')");

        assertThat(home.says("cat('.')")).isEqualTo("{\"error\": \"cat: '.': Is a directory\"}");
        assertThat(home.says("wc('.')"))
                .isEqualTo("{\"error\": \"wc: .: No such file or directory\"}");
        assertThat(home.says("cp('a.txt', '.')"))
                .isEqualTo(
                        "Error during execution: File 'a.txt' already exists in directory 'home'.");
        assertThat(home.says("mv('a.txt', '.')"))
                .isEqualTo("{\"error\": \"mv: cannot move 'a.txt' to './a.txt': File exists\"}");
        assertThat(home.says("rmdir('.')"))
                .isEqualTo("{\"error\": \"rmdir: cannot remove '.': Directory not empty\"}");
        assertThat(home.says("mv('.', 'docs')"))
                .isEqualTo("{\"result\": \"'.' moved to 'docs/.'\"}");
        assertThat(home.says("ls()")).doesNotContain("\".\"");
    }

    @ParameterizedTest
    @CsvSource({
        "docs/plan.txt, PATH_TO_ELSEWHERE, cd(folder='docs')",
        "./a.txt, PATH_TO_HERE, 'TOOL(''a.txt'', ''x'')'",
        "plan.txt, ELSEWHERE, cd(folder='docs')",
        "A.txt, OTHER_CASE, 'TOOL(''a.txt'', ''x'')'"
    })
    void transfer_badSource_tellsTheCausesApart(String source, String cause, String next) {
        assertThat(home.says("mv('" + source + "', 'x')"))
                .isEqualTo(
                        "{\"error\": \"mv: cannot move '"
                                + source
                                + "': No such file or directory\"}");
        assertThat(home.says("cp('" + source + "', 'x')"))
                .isEqualTo(
                        "{\"error\": \"cp: cannot copy '"
                                + source
                                + "': No such file or directory\"}");
        for (var tool : new String[] {"mv", "cp"}) {
            var call = tool + "('" + source + "', 'x')";
            assertThat(home.cause(call)).isEqualTo(cause);
            assertThat(home.next(call)).isEqualTo(next.replace("TOOL", tool));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "docs/, DESTINATION_WITH_SLASH, 'TOOL(''a.txt'', ''docs'')'",
        "./new, DESTINATION_WITH_SLASH, 'TOOL(''a.txt'', ''new'')'",
        "/home/docs, DESTINATION_WITH_SLASH, 'TOOL(''a.txt'', ''docs'')'",
        "docs/new.txt, DESTINATION_DEEPER, 'TOOL(source=''a.txt'', destination=''docs'')'",
        "docs/old, DESTINATION_DEEPER, 'TOOL(source=''a.txt'', destination=''docs'')'",
        "none/new, DESTINATION_NOWHERE, ls()"
    })
    void transfer_destinationPath_tellsTheCausesApart(
            String destination, String cause, String next) {
        for (var tool : new String[] {"mv", "cp"}) {
            var call = tool + "('a.txt', '" + destination + "')";
            assertThat(home.says(call))
                    .isEqualTo(
                            "{\"error\": \""
                                    + tool
                                    + ": path not allowed in destination. Provide only a file or"
                                    + " directory name.\"}");
            assertThat(home.cause(call)).isEqualTo(cause);
            assertThat(home.next(call)).isEqualTo(next.replace("TOOL", tool));
        }
    }

    @Test
    void transfer_destinationAbove_isADeadEnd() {
        home.says("cd('docs')");

        assertThat(home.cause("mv('plan.txt', '../music')")).isEqualTo("DESTINATION_OUTSIDE");
        assertThat(home.cause("mv('plan.txt', '/home/music')")).isEqualTo("DESTINATION_OUTSIDE");
        assertThat(home.hint("cp('plan.txt', '../')").kind()).isEqualTo(HintKind.DEAD_END);
    }

    @Test
    void transfer_sourceAndDestinationWrong_hintNamesBoth() {
        var hint = home.hint("mv('none', 'docs/old')");

        assertThat(hint.kind()).isEqualTo(HintKind.MULTI_CAUSE);
        assertThat(hint.text()).contains("'none'", "destination reaches one level");
    }

    @Test
    void transfer_ontoFile_isNotOverwritten() {
        assertThat(home.says("mv('a.txt', 'b.txt')"))
                .isEqualTo("{\"error\": \"mv: cannot move 'a.txt' to 'b.txt': Not a directory\"}");
        assertThat(home.says("cp('a.txt', 'b.txt')"))
                .isEqualTo("{\"error\": \"cp: cannot copy 'a.txt' to 'b.txt': Not a directory\"}");
        assertThat(home.cause("mv('a.txt', 'a.txt')")).isEqualTo("DESTINATION_IS_SOURCE");

        home.says(home.next("mv('a.txt', 'b.txt')"));
        assertThat(home.says("mv('a.txt', 'b.txt')"))
                .isEqualTo("{\"result\": \"'a.txt' moved to 'b.txt'\"}");
    }

    @Test
    void mv_nameTakenInDirectory_isRefused() {
        home.says("touch('plan.txt')");

        assertThat(home.says("mv('plan.txt', 'docs')"))
                .isEqualTo(
                        "{\"error\": \"mv: cannot move 'plan.txt' to 'docs/plan.txt': File"
                                + " exists\"}");
        assertThat(home.next("mv('plan.txt', 'docs')")).isEqualTo("cd(folder='docs')");
    }

    @Test
    void cp_nameTakenInDirectory_raisesInEitherVoice() {
        home.says("touch('plan.txt')");
        home.says("mkdir('old')");

        assertThat(home.says("cp('plan.txt', 'docs')"))
                .isEqualTo(
                        "Error during execution: File 'plan.txt' already exists in directory"
                                + " 'docs'.");
        assertThat(home.says("cp('old', 'docs')"))
                .isEqualTo(
                        "Error during execution: Directory 'old' already exists in directory"
                                + " 'docs'.");
        assertThat(home.hints("cp('plan.txt', 'docs')").shown())
                .startsWith("Error during execution: File 'plan.txt' already exists")
                .contains("nothing is overwritten");
    }

    @Test
    void transfer_toDots_becomesTheNameAndSaysSo() {
        home.says("cd('docs')");

        assertThat(home.says("mv('plan.txt', '..')"))
                .isEqualTo("{\"result\": \"'plan.txt' moved to '..'\"}");
        assertThat(home.cause("cp('old', '.')")).isEqualTo("DOTS_AS_NAME");
    }

    @Test
    void transfer_otherTypes_raiseAsPython() {
        assertThat(home.says("cp('a.txt', 10**6)"))
                .isEqualTo("Error during execution: argument of type 'int' is not iterable");
        assertThat(home.says("mv('a.txt', ['x'])"))
                .isEqualTo("Error during execution: unhashable type: 'list'");
        assertThat(home.says("mv(['x'], 'a')"))
                .isEqualTo("Error during execution: unhashable type: 'list'");
    }
}
