package dev.envtune.env.play;

import dev.envtune.contract.CallResult;
import dev.envtune.contract.FunctionTool;
import dev.envtune.contract.HintView;
import dev.envtune.contract.Message;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepResponse;
import dev.envtune.contract.client.EnvException;
import dev.envtune.contract.terminal.Safe;
import dev.envtune.contract.terminal.Style;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// Prints an episode as it goes.
final class Display {
    /// Characters of a result that are shown unless all is asked for.
    static final int SHORT = 800;

    private static final int SUMMARY_COLUMN = 44;
    private static final int COLUMNS = 110;
    private static final int CARET_CONTEXT = 50;

    private final PrintWriter out;
    private final boolean colours;
    private final boolean full;

    /// @param full whether long results are printed to their end
    Display(PrintWriter out, boolean colours, boolean full) {
        this.out = out;
        this.colours = colours;
        this.full = full;
    }

    /// @param domains of the task
    void opening(SessionView session, List<String> domains) {
        line(
                Style.BOLD.of("Task " + session.task(), colours)
                        + " of suite "
                        + session.suite()
                        + " ("
                        + session.category().label()
                        + "; "
                        + String.join(", ", domains)
                        + ")");
        line(
                faint(
                        "%d turns, %s feedback, %s scoring, session %s"
                                .formatted(
                                        session.turns(),
                                        lower(session.feedback()),
                                        lower(session.scoring()),
                                        session.id())));
        line("");
        line("Tools:");
        tools(session.tools());
        turn(0, session.turns(), session.messages());
    }

    void tools(List<FunctionTool> tools) {
        for (var tool : tools) {
            var signature = Signature.of(tool);
            var call = "  " + Safe.text(signature.call());
            var gap = " ".repeat(Math.max(2, SUMMARY_COLUMN - call.length()));
            int room = COLUMNS - call.length() - gap.length();
            var summary = Safe.text(signature.summary()).replace('\n', ' ');
            line(room < 20 ? call : call + faint(gap + shortened(summary, room)));
        }
    }

    void tool(FunctionTool tool) {
        line(Style.BOLD.of(Safe.text(Signature.of(tool).call()), colours));
        line("  " + indented(tool.function().description()));
        if (tool.function().parameters().get("properties") instanceof java.util.Map<?, ?> map) {
            map.forEach((name, schema) -> line("  " + Safe.text(name + ": " + schema)));
        }
    }

    /// @param turn from 0
    void turn(int turn, int turns, List<Message> messages) {
        line("");
        line(
                Style.BOLD.of(
                        "── Turn %d of %d ".formatted(turn + 1, turns) + "─".repeat(40), colours));
        for (var message : messages) {
            line(Style.PERSON.of("user: ", colours) + indented(message.content()));
        }
    }

    void assistant(String text) {
        line(Style.PERSON.of("assistant: ", colours) + indented(text));
    }

    /// @param turns how many the task has
    void step(StepResponse response, int turns, boolean called) {
        results(response.results(), full);
        if (response.results().isEmpty() && called) {
            line(faint("  " + unseen(response)));
        }
        switch (response.kind()) {
            case TOOL_RESULTS -> {}
            case FORMAT_ERROR ->
                    response.messages().forEach(message -> line(bad(Safe.text(message.content()))));
            case NEXT_TURN, WARNED_NEXT_TURN -> {
                scored(response);
                turn(response.turn() + 1, turns, response.messages());
                if (!response.revealed().isEmpty()) {
                    line("New tools:");
                    tools(response.revealed());
                }
            }
            case END, WARNED_END -> scored(response);
        }
    }

    private static String unseen(StepResponse response) {
        return switch (response.kind()) {
            case WARNED_NEXT_TURN, WARNED_END ->
                    "not executed: no tool could fulfil this request; an answer would have said so";
            case NEXT_TURN, END ->
                    "executed, but the turn's limit of messages is reached: it ends without results";
            case TOOL_RESULTS, FORMAT_ERROR -> "no results";
        };
    }

    private void scored(StepResponse response) {
        var text = "Turn %d scored %d.".formatted(response.turn() + 1, response.code());
        line(response.code() == 1 ? good(text) : bad(text));
    }

    /// @param whole whether long results are printed to their end
    void results(List<CallResult> results, boolean whole) {
        for (var result : results) {
            line(faint("  → " + Safe.text(result.call())));
            var hint = result.hint();
            var text = Safe.text(result.result());
            var shown = whole ? text : cut(text);
            var said = hint == null ? "" : Safe.text(hint.text());
            int at = said.isEmpty() ? -1 : shown.indexOf(said);
            if (at >= 0) {
                var own =
                        result.failure() == null
                                ? shown.substring(0, at)
                                : bad(shown.substring(0, at));
                line(
                        "  "
                                + own
                                + Style.HINT.of(said, colours)
                                + shown.substring(at + said.length()));
            } else {
                line("  " + indented(result.failure() == null ? shown : bad(shown)));
            }
            if (hint != null) {
                hint(hint, at >= 0);
            }
        }
    }

    private void hint(HintView hint, boolean said) {
        if (!said) {
            line(Style.HINT.of("  ! hint: " + indented(hint.text()), colours));
        }
        if (hint.next() != null) {
            line(Style.HINT.of("  ! next: " + Safe.text(hint.next()), colours));
        }
    }

    private static String cut(String text) {
        return text.length() <= SHORT
                ? text
                : "%s … (%,d characters more; :all or --full shows them)"
                        .formatted(text.substring(0, SHORT), text.length() - SHORT);
    }

    void score(ScoreView score) {
        var turns =
                score.turnScores().stream()
                        .map(turn -> Objects.toString(turn, "-"))
                        .collect(Collectors.joining(" "));
        line(
                "Turn scores %s: progress %.3f (over turns with ground truth %.3f; always answering %.3f)"
                        .formatted(
                                turns,
                                score.rewards().progress(),
                                score.groundTruthTurns(),
                                score.baseline()));
        var verdict = score.verdict();
        var when = score.terminated() ? "Official verdict: " : "Official verdict so far: ";
        var turn = verdict.turn();
        line(
                verdict.valid()
                        ? when + good("valid")
                        : when
                                + bad(
                                        "invalid, "
                                                + verdict.errorType()
                                                + (turn == null ? "" : " in turn " + (turn + 1))));
    }

    void problem(EnvException problem) {
        line(bad(Safe.text(problem.title() + ": " + problem.detail())));
        line("  " + Safe.text(problem.nextStep()));
    }

    void say(String text) {
        line(Safe.text(text));
    }

    void complain(String text) {
        line(bad(Safe.text(text)));
    }

    /// Points at a place in a line that was typed.
    void caret(String line, int at) {
        int from = Math.max(0, at - CARET_CONTEXT);
        int to = Math.min(line.length(), at + CARET_CONTEXT);
        line("  " + Safe.text(line.substring(from, to).replace('\t', ' ')));
        line("  " + " ".repeat(at - from) + bad("^"));
    }

    void prompt() {
        out.print(Style.BOLD.of("> ", colours));
        out.flush();
    }

    private String good(String text) {
        return Style.GOOD.of(text, colours);
    }

    private String bad(String text) {
        return Style.BAD.of(text, colours);
    }

    private String faint(String text) {
        return Style.FAINT.of(text, colours);
    }

    private static String indented(String text) {
        return Safe.text(text).replace("\n", "\n  ");
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private static String lower(Enum<?> label) {
        return label.name().toLowerCase(Locale.ROOT);
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }
}
