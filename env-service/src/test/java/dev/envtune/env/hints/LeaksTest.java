package dev.envtune.env.hints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.feedback.GivenHint;
import dev.envtune.env.sandbox.HintKind;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.ToolSpec;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeaksTest {
    private static final String FILES = "GorillaFileSystem";
    private static final String MISSING = "cat(file_name='absent')";

    @Test
    void of_plantedLiteral_isFound() {
        assertThat(leaks("file_name is 'zebra-4711' here.", null)).containsExactly("zebra-4711");
        assertThat(leaks("The limit is 48611.", null)).containsExactly("48611");
        assertThat(leaks("Fly to QXZ.", null)).containsExactly("QXZ");
        assertThat(leaks("Try this.", "cat(file_name='zebra-4711')")).containsExactly("zebra-4711");
    }

    @Test
    void of_whatCallRuleAndDocumentsHold_isNoLeak() {
        assertThat(leaks("There is no 'absent'; wc takes l, w or c.", "cat(file_name='absent')"))
                .isEmpty();
    }

    /// The name of a file is no secret while a tool shows it, and one when that tool is held out.
    @Test
    void of_valueOfTheState_isALeakUnlessAnOfferedToolShowsIt() {
        var file = fileName();
        var text = "You want '" + file + "'.";
        assertThat(leaks(text, null)).isEmpty();
        assertThat(
                        leaks(
                                new GivenHint(HintKind.LOCALITY, text, null),
                                tool -> tool.name().equals("cat")))
                .contains(file);
    }

    @Test
    void of_passwordInProse_isFound() {
        var domain = "TwitterAPI";
        var password =
                ((Str)
                                Objects.requireNonNull(
                                        Objects.requireNonNull(Samples.task(domain).config(domain))
                                                .get("password")))
                        .value();
        var call = "authenticate_twitter(username='a', password='b')";
        var trial =
                Samples.trial(
                        domain,
                        call,
                        Samples.mutant(Operator.STALE, "password", call),
                        tool -> true);
        assertThat(
                        leaks(
                                trial,
                                new GivenHint(
                                        HintKind.FORMAT, "Say " + password + " to it.", null)))
                .contains(password);
    }

    /// One that the user has not spoken of.
    private static String fileName() {
        var find = "find(path='/')";
        var trial =
                Samples.trial(FILES, find, Samples.mutant(Operator.SKIP, "", find), tool -> true);
        var found = (ToolResult.Ok) trial.before().copy().execute(find).result();
        return Leaves.of(found.value()).stream()
                .map(TextForms::str)
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .filter(name -> !Words.contains(trial.said(), name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> leaks(String text, @Nullable String next) {
        return leaks(new GivenHint(HintKind.LOCALITY, text, next), tool -> true);
    }

    private static Set<String> leaks(GivenHint hint, Predicate<ToolSpec> offered) {
        return leaks(
                Samples.trial(
                        FILES,
                        MISSING,
                        Samples.mutant(Operator.STALE, "file_name", MISSING),
                        offered),
                hint);
    }

    private static Set<String> leaks(Trial trial, GivenHint hint) {
        var outcome = trial.before().copy().execute(trial.mutant().call());
        var failure = Objects.requireNonNull(outcome.failure());
        return Leaks.of(hint, trial, new Visible(trial, outcome, failure));
    }
}
