package dev.envtune.env.sandbox.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.HintKind;
import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingToolsTest {
    private final Play home = Files.home();

    @ParameterizedTest
    @CsvSource({
        "docs/plan.txt, PATH_TO_ELSEWHERE, Invalid character",
        "./a.txt, PATH_TO_HERE, Invalid character",
        "/home/a.txt, PATH_TO_HERE, Invalid character",
        "docs/none.txt, PATH_TO_NOWHERE, Invalid character",
        "a:b, FORBIDDEN_CHARACTER, Invalid character",
        "docs, IS_DIRECTORY, Is a directory",
        "A.txt, OTHER_CASE, No such file or directory",
        "plan.txt, ELSEWHERE, No such file or directory",
        "none, NOWHERE, No such file or directory"
    })
    void cat_badName_tellsTheCausesApart(String name, String cause, String text) {
        var call = "cat(file_name='" + name + "')";

        assertThat(home.cause(call)).isEqualTo(cause);
        assertThat(home.says(call)).isEqualTo("{\"error\": \"cat: '" + name + "': " + text + "\"}");
    }

    @Test
    void cat_notIterable_raisesAsPython() {
        assertThat(home.says("cat(None)"))
                .isEqualTo("Error during execution: argument of type 'NoneType' is not iterable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wc", "sort", "tail"})
    void oneFile_badName_hidesTheReasonInOneText(String tool) {
        for (var name : new String[] {"docs/plan.txt", "docs", "*.txt", "A.txt", "none"}) {
            assertThat(home.says(tool + "('" + name + "')"))
                    .isEqualTo(
                            "{\"error\": \"%s: %s: No such file or directory\"}"
                                    .formatted(tool, name));
        }
        assertThat(home.cause(tool + "('docs/plan.txt')")).isEqualTo("PATH_TO_ELSEWHERE");
        assertThat(home.cause(tool + "('docs')")).isEqualTo("IS_DIRECTORY");
        assertThat(home.cause(tool + "('*.txt')")).isEqualTo("WILDCARD");
        assertThat(home.cause(tool + "('A.txt')")).isEqualTo("OTHER_CASE");
        assertThat(home.cause(tool + "('plan.txt')")).isEqualTo("ELSEWHERE");
        assertThat(home.cause(tool + "('none')")).isEqualTo("NOWHERE");
        assertThat(home.cause(tool + "(0)")).isEqualTo("NOT_TEXT");
    }

    @Test
    void grep_badName_tellsTheCausesApart() {
        assertThat(home.says("grep('docs', 'x')"))
                .isEqualTo("{\"error\": \"grep: docs: No such file or directory\"}");
        assertThat(home.cause("grep('docs/plan.txt', 'x')")).isEqualTo("PATH_TO_ELSEWHERE");
        assertThat(home.cause("grep('docs', 'x')")).isEqualTo("IS_DIRECTORY");
        assertThat(home.cause("grep('none', 'x')")).isEqualTo("NOWHERE");
    }

    @Test
    void oneFile_nextActions_leadToTheFile() {
        assertThat(home.next("wc('docs/plan.txt')")).isEqualTo("cd(folder='docs')");
        assertThat(home.next("wc('docs')")).isEqualTo("cd(folder='docs')");
        assertThat(home.next("wc('A.txt', 'w')")).isEqualTo("wc('a.txt', 'w')");
        assertThat(home.next("wc(file_name='./a.txt')")).isEqualTo("wc(file_name='a.txt')");
        assertThat(home.next("wc('deep.txt')")).isEqualTo("cd(folder='docs')");
        assertThat(home.hint("wc('none')").next()).isNull();
        assertThat(home.cause("wc('a1.txt')")).isEqualTo("SIMILAR");
        assertThat(home.next("wc('a1.txt')")).isEqualTo("wc('a.txt')");
        assertThat(home.hint("wc('deep.txt')").text()).contains("/home/docs/old");
    }

    @Test
    void oneFile_numberThatIsAName_isQuotedInTheNextAction() {
        var play = Files.of("{\"home\": {\"79\": \"x\"}}");

        assertThat(play.says("sort(79)"))
                .isEqualTo("{\"error\": \"sort: 79: No such file or directory\"}");
        assertThat(play.next("sort(79)")).isEqualTo("sort('79')");
    }

    @Test
    void oneFile_unhashableName_raisesAsPython() {
        assertThat(home.says("sort([])"))
                .isEqualTo("Error during execution: unhashable type: 'list'");
    }

    @ParameterizedTest
    @CsvSource({"l, 3, lines", "w, 4, words", "c, 17, characters"})
    void wc_mode_countsWhatItSays(String mode, int count, String type) {
        assertThat(home.says("wc('b.txt', '" + mode + "')"))
                .isEqualTo("{\"count\": %d, \"type\": \"%s\"}".formatted(count, type));
    }

    @Test
    void wc_charactersBeyondTheFirstPlane_countOnce() {
        var play = Files.of("{\"home\": {\"a\": \"\\ud83d\\ude00é\"}}");

        assertThat(play.says("wc('a', 'c')")).isEqualTo("{\"count\": 2, \"type\": \"characters\"}");
    }

    @ParameterizedTest
    @CsvSource({"words, w", "-l, l", "C, c", "char, c"})
    void wc_modeSpelledOut_isRepaired(String mode, String letter) {
        var call = "wc(file_name='a.txt', mode='" + mode + "')";

        assertThat(home.says(call)).isEqualTo("{\"error\": \"wc: invalid mode '" + mode + "'\"}");
        assertThat(home.next(call)).isEqualTo("wc(file_name='a.txt', mode='" + letter + "')");
    }

    @Test
    void wc_modeAndFileWrong_hintNamesBoth() {
        var hint = home.hint("wc('docs', 'x')");

        assertThat(hint.kind()).isEqualTo(HintKind.MULTI_CAUSE);
        assertThat(hint.text()).contains("mode is one of: l, w, c.", "'docs' is a directory");
    }

    @Test
    void sort_lines_goByCodePoints() {
        var play = Files.of("{\"home\": {\"a\": \"b\\n\\uff5e\\nA\\n\\ud83d\\ude00\\na\"}}");

        assertThat(play.says("sort('a')"))
                .isEqualTo("{\"sorted_content\": \"A\\na\\nb\\n\\uff5e\\n\\ud83d\\ude00\"}");
        assertThat(play.says("cat('a')")).contains("\"b\\n");
    }

    @Test
    void grep_lines_matchLiterally() {
        assertThat(home.says("grep('b.txt', 'f')"))
                .isEqualTo("{\"matching_lines\": [\"four\", \"five\"]}");
        assertThat(home.hints("grep('b.txt', 'f.*')").shown())
                .isEqualTo("{\"matching_lines\": []}");
        assertThat(home.cause("grep('b.txt', 'f.*')")).isEqualTo("GREP_NOTHING");
        assertThat(home.says("grep('b.txt', 5)"))
                .contains("'in <string>' requires string as left operand, not int");
        assertThat(home.says("grep('.hidden', 5)")).isEqualTo("{\"matching_lines\": []}");
    }

    @ParameterizedTest
    @CsvSource({
        "1, five",
        "2, four\\nfive",
        "9, one two\\nfour\\nfive",
        "True, five",
        "99.5, one two\\nfour\\nfive",
        "0, one two\\nfour\\nfive",
        "-1, four\\nfive",
        "-3, ''",
        "-(10**30), ''"
    })
    void tail_lines_slicesAsPython(String lines, String last) {
        assertThat(home.says("tail('b.txt', " + lines + ")"))
                .isEqualTo("{\"last_lines\": \"" + last + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "2.0, 'slice indices must be integers or None or have an __index__ method'",
        "'''2''', '''>'' not supported between instances of ''str'' and ''int'''",
        "None, '''>'' not supported between instances of ''NoneType'' and ''int'''"
    })
    void tail_linesOfOtherTypes_raiseAsPython(String lines, String text) {
        assertThat(home.says("tail('b.txt', " + lines + ")"))
                .isEqualTo("Error during execution: " + text);
        assertThat(home.hint("tail('b.txt', " + lines + ")").text())
                .contains("lines must be of type integer");
    }

    @Test
    void tail_noOrNegativeLines_hintStandsBesideTheResult() {
        assertThat(home.cause("tail('b.txt', 0)")).isEqualTo("TAIL_OF_NO_LINES");
        assertThat(home.cause("tail('b.txt', -1)")).isEqualTo("TAIL_OF_NEGATIVE_LINES");
        assertThat(home.hints("tail('b.txt', -1)").beside()).isTrue();
        assertThat(home.cause("tail('b.txt', 1)")).isEmpty();
    }

    @Test
    void diff_files_pairsLinesUpToTheShorter() {
        assertThat(home.says("diff('a.txt', 'b.txt')"))
                .isEqualTo("{\"diff_lines\": \"- three\\n+ four\"}");
        assertThat(home.says("diff('b.txt', 'b.txt')")).isEqualTo("{\"diff_lines\": \"\"}");
        assertThat(home.cause("diff('b.txt', 'b.txt')")).isEmpty();
        assertThat(home.hint("diff('a.txt', 'b.txt')").text())
                .contains("first 2 lines", "'b.txt' has more");
    }

    @ParameterizedTest
    @CsvSource({
        "none, a.txt, NOWHERE",
        "a.txt, none, NOWHERE",
        "docs, a.txt, IS_DIRECTORY",
        "a.txt, docs, IS_DIRECTORY",
        "a.txt, docs/plan.txt, PATH_TO_ELSEWHERE",
        "docs, music, IS_DIRECTORY",
        "none, nor, NOWHERE",
        "docs, none, IS_DIRECTORY"
    })
    void diff_badNames_tellsTheCausesApart(String first, String second, String cause) {
        var call = "diff('%s', '%s')".formatted(first, second);

        assertThat(home.cause(call)).isEqualTo(cause);
        assertThat(home.says(call))
                .isEqualTo(
                        "{\"error\": \"diff: %s or %s: No such file or directory\"}"
                                .formatted(first, second));
    }

    @Test
    void diff_oneBadName_hintNamesItsArgument() {
        assertThat(home.hint("diff('a.txt', 'docs')").text()).contains("file_name2");
        assertThat(home.hint("diff('docs', 'a.txt')").text()).contains("file_name1");
        assertThat(home.hint("diff('docs', 'none')").text())
                .contains("'docs' is a directory", "no file 'none'");
        assertThat(home.hint("diff('docs', 'none')").kind()).isEqualTo(HintKind.MULTI_CAUSE);
    }

    @Test
    void diff_bothInOtherCase_nextActionRepairsBoth() {
        assertThat(home.next("diff('A.TXT', 'B.TXT')")).isEqualTo("diff('a.txt', 'b.txt')");
    }

    @Test
    void diff_secondNameUnhashable_mattersOnlyIfTheFirstIsThere() {
        assertThat(home.says("diff('none', [1])"))
                .isEqualTo("{\"error\": \"diff: none or [1]: No such file or directory\"}");
        assertThat(home.says("diff('docs', [1])"))
                .isEqualTo("Error during execution: unhashable type: 'list'");
    }

    /// The search for a hint must not fail where the call did not.
    @Test
    void find_nothingInATreeWithoutEndElsewhere_findsNothing() {
        home.says("cp('docs', 'docs')");
        home.says("mkdir('new')");
        home.says("cd('new')");

        assertThat(home.says("find('.', 'zebra')")).isEqualTo("{\"matches\": []}");
        assertThat(home.says("find('/', 'zebra')"))
                .startsWith("Error during execution: maximum recursion depth exceeded");
    }
}
