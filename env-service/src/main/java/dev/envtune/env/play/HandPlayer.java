package dev.envtune.env.play;

import dev.envtune.contract.client.EnvException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Lets a person play, or a script on standard input: one line is one message.
final class HandPlayer implements Player {
    private static final String HELP =
            """
            cd(folder='docs')                     make a call; several: a(); b()  or  [a(), b()]
            {"name": "cd", "arguments": {...}}    the same as JSON; several as a list
            done, or an empty line                answer, which ends the turn
            :tools [NAME]                         what is offered now, or one tool in full
            :state                                the state of the sandboxes
            :score                                the scores so far
            :all                                  the last results to their end
            :quit, or Ctrl-D                      leave, and remove the session""";

    private final BufferedReader in;
    private final Display display;
    private final boolean prompts;

    /// @param prompts whether a person sits there, who needs to be told
    HandPlayer(BufferedReader in, Display display, boolean prompts) {
        this.in = in;
        this.display = display;
        this.prompts = prompts;
    }

    @Override
    public void play(OpenSession session) {
        if (prompts) {
            display.say(
                    "\nType calls as in cd(folder='docs'), done to end the turn, :help for more.");
        }
        while (!session.terminated()) {
            var line = read();
            if (line == null || line.strip().equals(":quit")) {
                return;
            }
            try {
                obey(line.strip(), session);
            } catch (EnvException.Problem | EnvException.GaveUp problem) {
                display.problem(problem);
            }
        }
    }

    private @Nullable String read() {
        if (prompts) {
            display.prompt();
        }
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read standard input", e);
        }
    }

    private void obey(String line, OpenSession session) {
        if (line.startsWith(":")) {
            command(line, session);
        } else if (line.isEmpty() || line.toLowerCase(Locale.ROOT).equals("done")) {
            session.answer();
        } else {
            switch (CallInput.parse(line)) {
                case CallInput.Calls(var requests) -> session.call(requests);
                case CallInput.Unreadable(var problem, int at, var nextStep) -> {
                    if (at >= 0) {
                        display.caret(line, at);
                    }
                    display.complain("Not sent: " + problem);
                    display.say("  " + nextStep);
                }
            }
        }
    }

    private void command(String line, OpenSession session) {
        var words = line.split("\\s+", 2);
        switch (words[0]) {
            case ":tools" -> {
                if (words.length == 1) {
                    display.tools(session.tools());
                } else {
                    tool(words[1], session);
                }
            }
            case ":state" ->
                    display.say(
                            JsonMapper.shared()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(session.state()));
            case ":score" -> display.score(session.score());
            case ":all" -> display.results(session.lastResults(), true);
            case ":help" -> display.say(HELP);
            default -> {
                display.complain("There is no command " + words[0] + ".");
                display.say(HELP);
            }
        }
    }

    private void tool(String name, OpenSession session) {
        session.tools().stream()
                .filter(tool -> tool.function().name().equals(name))
                .findFirst()
                .ifPresentOrElse(
                        display::tool, () -> display.complain(name + " is not offered now."));
    }
}
