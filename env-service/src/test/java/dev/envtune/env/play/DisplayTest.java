package dev.envtune.env.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.CallResult;
import dev.envtune.contract.HintView;
import dev.envtune.contract.ObservationKind;
import dev.envtune.contract.StepResponse;
import dev.envtune.contract.Verdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private final StringWriter out = new StringWriter();
    private final Display plain = new Display(new PrintWriter(out), false, false);

    @Test
    void opening_session_showsTaskDomainsToolsAndRequest() {
        plain.opening(Samples.session(), List.of("GorillaFileSystem", "MathAPI"));
        assertThat(out.toString())
                .contains("Task starter_base_0 of suite starter (base; GorillaFileSystem, MathAPI)")
                .contains("2 turns, augmented feedback, full scoring, session s1")
                .contains("cd(folder: string)", "Changes the folder.")
                .contains("Turn 1 of 2")
                .contains("user: Go to docs.");
    }

    @Test
    void step_hintInTheResult_isNotPrintedTwice() {
        var result =
                new CallResult(
                        "cd(folder='x')",
                        "{\"error\": \"No such folder. Hint: Look first.\"}",
                        false,
                        "NO_FOLDER",
                        new HintView("K3", "Look first.", "ls()"));
        plain.step(Samples.results(0, -1, List.of(result)), 2, true);
        assertThat(out.toString())
                .containsOnlyOnce("Look first.")
                .contains("→ cd(folder='x')", "! next: ls()");
    }

    @Test
    void step_hintBesideTheResult_isSetOff() {
        var result =
                new CallResult(
                        "ls()", "{}", false, null, new HintView("K9", "Empty folder.", null));
        plain.step(Samples.results(0, -1, List.of(result)), 2, true);
        assertThat(out.toString()).contains("  {}\n", "! hint: Empty folder.");
    }

    @Test
    void step_longResult_isCutUnlessAllIsWanted() {
        var result = Samples.ok("cat()", "a".repeat(Display.SHORT) + "END");
        plain.step(Samples.results(0, -1, List.of(result)), 2, true);
        assertThat(out.toString())
                .contains("(3 characters more; :all or --full")
                .doesNotContain("END");

        plain.results(List.of(result), true);
        assertThat(out.toString()).contains("END");
    }

    @Test
    void step_callsInATurnThatNeedsNone_saysThatNothingRan() {
        var response =
                new StepResponse(
                        0,
                        0,
                        ObservationKind.WARNED_END,
                        0,
                        List.of(),
                        List.of(),
                        List.of(),
                        true,
                        0.0);
        plain.step(response, 1, true);
        assertThat(out.toString()).contains("not executed", "Turn 1 scored 0.");
    }

    @Test
    void step_controlCharactersInAResult_areSpelledOut() {
        plain.step(
                Samples.results(0, -1, List.of(Samples.ok("cat()", "a\u001b[31mb\u009bc\n\td"))),
                2,
                true);
        assertThat(out.toString()).contains("a\\x1b[31mb\\x9bc\n  \td");
    }

    @Test
    void step_onATerminal_coloursTheScore() {
        new Display(new PrintWriter(out), true, false).step(Samples.end(3, 1, 1, 1.0), 2, false);
        assertThat(out.toString()).contains("\u001b[32mTurn 2 scored 1.\u001b[0m");
    }

    @Test
    void score_invalidVerdict_namesTheReasonAndTheTurn() {
        plain.score(
                Samples.score(
                        Arrays.asList(1, null),
                        new Verdict(false, "multi_turn:instance_state_mismatch", 1)));
        assertThat(out.toString())
                .contains("Turn scores 1 -: progress 0.500")
                .contains("invalid, multi_turn:instance_state_mismatch in turn 2");
    }
}
