package dev.envtune.env.session;

import dev.envtune.contract.CallRequest;
import dev.envtune.contract.CallResult;
import dev.envtune.contract.EmittedCalls;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.FunctionTool;
import dev.envtune.contract.HintView;
import dev.envtune.contract.Message;
import dev.envtune.contract.ObservationKind;
import dev.envtune.contract.Rewards;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.StepRequest;
import dev.envtune.contract.StepResponse;
import dev.envtune.contract.Verdict;
import dev.envtune.env.feedback.HintSelection;
import dev.envtune.env.feedback.Offer;
import dev.envtune.env.feedback.StandardWording;
import dev.envtune.env.feedback.Voice;
import dev.envtune.env.feedback.Voiced;
import dev.envtune.env.sandbox.DispatchCause;
import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.call.Decoded;
import dev.envtune.env.sandbox.call.FormatCheck;
import dev.envtune.env.sandbox.call.FormatRules;
import dev.envtune.env.sandbox.call.ToolBodyDecoder;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.scoring.OfficialChecker;
import dev.envtune.env.scoring.ReleasedScorer;
import dev.envtune.env.scoring.TurnScorer;
import dev.envtune.env.task.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One session of a task, played step by step (spec/episode.md, spec/bfcl-protocol.md section 5).
///
/// A deterministic function of the task, the options, the creation time and the requests, so that a
/// session can be rebuilt from its log. Used by one thread at a time.
public final class Episode {
    /// Messages of a turn whose outcome is shown; the next one ends the turn.
    static final int VISIBLE_STEPS = 5;

    /// Messages of a turn whose calls are executed in the official protocol; with the last one the
    /// episode ends.
    static final int OFFICIAL_STEPS = 21;

    /// Calls that one message may make; more are not executed.
    public static final int MOST_CALLS = 128;

    /// Once the results of a message have so many characters, its further calls are not executed.
    public static final int MOST_RESULT_CHARACTERS = 1 << 17;

    private static final Outcome RESULT_TOO_LONG =
            tooLarge(
                    "the result of this call exceeds the limit of "
                            + StandardWording.MOST_CHARACTERS
                            + " characters");
    private static final Outcome RESULTS_TOO_LONG =
            tooLarge(
                    "the results of this message reach the limit of "
                            + MOST_RESULT_CHARACTERS
                            + " characters; make this call in the next message");

    private final PlayableTask playable;
    private final Options options;
    private final Voice voice;
    private final TurnScorer scorer;
    private final Toolbox toolbox;
    private final CallListener listener;
    private final Transcript transcript;
    private Offer offer;
    private int turn;
    private int attempts;
    private boolean executed;
    private boolean stopped;

    /// How a session is played.
    ///
    /// @param hints which hints are given in augmented feedback
    /// @param created what the sandboxes take for the present
    public record Options(
            Feedback feedback, HintSelection hints, Scoring scoring, Instant created) {
        /// With hints of every kind, where the feedback has hints.
        public Options(Feedback feedback, Scoring scoring, Instant created) {
            this(feedback, HintSelection.ALL, scoring, created);
        }
    }

    /// @param listener hears of every executed call, for metrics
    public Episode(PlayableTask playable, Options options, CallListener listener) {
        this.playable = playable;
        this.options = options;
        this.listener = listener;
        this.voice = Voice.of(options.feedback(), options.hints());
        this.toolbox = new Toolbox(playable.setup(), options.created());
        this.scorer =
                switch (options.scoring()) {
                    case FULL, OFFICIAL -> TurnScorer.full(playable.truth(options.created()));
                    case RELEASED ->
                            new ReleasedScorer(
                                    playable.setup(), playable.groundTruth(), options.created());
                };
        this.transcript = new Transcript(task().turns().size());
        this.offer = new Offer(playable.offered(0));
    }

    /// The outcome of one assistant message.
    ///
    /// @throws IllegalStateException if the episode has ended
    public StepResponse step(StepRequest request) {
        if (terminated()) {
            throw new IllegalStateException("the episode has ended");
        }
        transcript.begin();
        var response =
                request.text() != null
                        ? text(request.text())
                        : structured(Objects.requireNonNullElse(request.calls(), List.of()));
        transcript.message(response.code());
        return response;
    }

    private StepResponse text(String text) {
        return switch (FormatRules.check(text)) {
            case FormatCheck.FormatError _ when official() -> advance(false);
            case FormatCheck.FormatError(var rule) -> formatError(rule.text());
            case FormatCheck.Answer(var answer) ->
                    released() && !needsNoCall() ? answerThatMayCall(answer) : advance(false);
            case FormatCheck.ToolCallBody(var body) -> decoded(ToolBodyDecoder.decode(body));
        };
    }

    /// The released interaction executes an answer that holds tool-call JSON (5.4, quirk 3).
    private StepResponse answerThatMayCall(String answer) {
        return switch (ToolBodyDecoder.decode(answer)) {
            case Decoded.Calls(var calls) when !calls.isEmpty() && calls.size() <= MOST_CALLS ->
                    execute(calls, List.of());
            case Decoded.Calls _, Decoded.Undecodable _ -> advance(false);
        };
    }

    private StepResponse decoded(Decoded decoded) {
        if (needsNoCall() && !official()) {
            if (decoded instanceof Decoded.Calls(var calls)) {
                transcript.emit(calls);
            }
            return advance(true);
        }
        return switch (decoded) {
            case Decoded.Calls(var calls) when calls.size() > MOST_CALLS ->
                    undecodable("One message makes at most " + MOST_CALLS + " calls.");
            case Decoded.Calls(var calls) when !calls.isEmpty() -> execute(calls, List.of());
            case Decoded.Calls _ -> undecodable("<tool_call> holds no tool call.");
            case Decoded.Undecodable(var reason) -> undecodable(reason);
        };
    }

    /// The released interaction takes what it cannot decode for an answer (5.4, quirk 4), and so does the
    /// official one.
    private StepResponse undecodable(String reason) {
        return released() || official() ? advance(false) : formatError(reason);
    }

    private StepResponse structured(List<CallRequest> requests) {
        if (requests.isEmpty()) {
            return advance(false);
        }
        var calls = requests.stream().map(StructuredCalls::text).toList();
        if (needsNoCall() && !official()) {
            transcript.emit(calls);
            return advance(true);
        }
        return execute(calls, requests);
    }

    /// @param requests the structured calls, or none in the text protocol
    private StepResponse execute(List<String> calls, List<CallRequest> requests) {
        var results = new ArrayList<CallResult>(calls.size());
        boolean raised = false;
        int characters = 0;
        for (int i = 0; i < calls.size(); i++) {
            long begun = System.nanoTime();
            var outcome =
                    characters < MOST_RESULT_CHARACTERS
                            ? toolbox.execute(calls.get(i))
                            : RESULTS_TOO_LONG;
            listener.executed(outcome, System.nanoTime() - begun);
            var voiced = voice.say(outcome, offer);
            characters += voiced.shown().length();
            if (voiced.standard().equals(StandardWording.BEYOND)) {
                outcome = RESULT_TOO_LONG;
                voiced = voice.say(outcome, offer);
                characters = MOST_RESULT_CHARACTERS; // writing it was work enough for one message
            }
            if (outcome.result() instanceof ToolResult.Failed(var failure)
                    && failure.cause() == DispatchCause.MEMORY_ERROR) {
                characters = MOST_RESULT_CHARACTERS; // so was getting to the limit
            }
            raised |= outcome.raised();
            transcript.result(voiced.standard());
            results.add(result(calls.get(i), outcome, voiced));
        }
        transcript.emit(calls);
        executed = true;
        attempts++;
        if (official() && attempts == OFFICIAL_STEPS) {
            stopped = true;
        }
        if (stopped || attempts > VISIBLE_STEPS && !official()) {
            return advance(false);
        }
        return new StepResponse(
                transcript.steps(),
                turn,
                ObservationKind.TOOL_RESULTS,
                raised ? -2 : -1,
                results,
                Observations.of(results, requests),
                List.of(),
                false,
                null);
    }

    private static Outcome tooLarge(String problem) {
        return new Outcome(
                null,
                null,
                List.of(),
                ToolResult.failed(DispatchCause.TOO_LARGE, "problem", problem));
    }

    private static CallResult result(String call, Outcome outcome, Voiced voiced) {
        var hint = voiced.hint();
        return new CallResult(
                call,
                voiced.shown(),
                outcome.raised(),
                outcome.result() instanceof ToolResult.Failed(var failure)
                        ? failure.cause().name()
                        : null,
                hint == null ? null : new HintView(hint.kind().code(), hint.text(), hint.next()),
                voiced.shown().equals(voiced.standard()) ? null : voiced.standard());
    }

    private StepResponse formatError(String text) {
        attempts++;
        if (attempts > VISIBLE_STEPS) {
            return endTurn(needsNoCall() ? 0 : score(), false);
        }
        return new StepResponse(
                transcript.steps(),
                turn,
                ObservationKind.FORMAT_ERROR,
                -3,
                List.of(),
                List.of(Message.user(text)),
                List.of(),
                false,
                null);
    }

    /// Ends the turn by an answer, or by calls in a turn that needs none.
    ///
    /// @param called whether it is by such calls
    private StepResponse advance(boolean called) {
        return endTurn(needsNoCall() ? (called || executed ? 0 : 1) : score(), called);
    }

    private int score() {
        return scorer.score(turn, toolbox, transcript.results(), executed);
    }

    private StepResponse endTurn(int score, boolean warned) {
        int ended = turn;
        transcript.endTurn(score);
        turn++;
        attempts = 0;
        executed = false;
        boolean end = terminated();
        List<FunctionTool> revealed = List.of();
        if (!end) {
            transcript.beginTurn();
            if (!task().revealed(turn).isEmpty()) {
                offer = new Offer(playable.offered(turn));
                revealed = playable.revealed(turn);
            }
        }
        return new StepResponse(
                transcript.steps(),
                ended,
                kind(end, warned),
                score,
                List.of(),
                end ? List.of() : List.of(Observations.nextTurn(task(), turn, warned)),
                revealed,
                end,
                end ? rewards().progress() : null);
    }

    private static ObservationKind kind(boolean end, boolean warned) {
        if (end) {
            return warned ? ObservationKind.WARNED_END : ObservationKind.END;
        }
        return warned ? ObservationKind.WARNED_NEXT_TURN : ObservationKind.NEXT_TURN;
    }

    private boolean needsNoCall() {
        return playable.groundTruth().get(turn).isEmpty();
    }

    private boolean released() {
        return options.scoring() == Scoring.RELEASED;
    }

    private boolean official() {
        return options.scoring() == Scoring.OFFICIAL;
    }

    private Task task() {
        return playable.task();
    }

    /// The first turn's user message.
    public List<Message> opening() {
        return List.of(Message.user(task().turns().getFirst().userText()));
    }

    /// The tools offered in the current turn.
    public List<FunctionTool> offered() {
        return playable.schemas(Math.min(turn, task().turns().size() - 1));
    }

    public int turn() {
        return turn;
    }

    /// How many steps were taken, which is the number of the next one.
    public int steps() {
        return transcript.steps();
    }

    public boolean terminated() {
        return stopped || turn == task().turns().size();
    }

    public PlayableTask playable() {
        return playable;
    }

    public Options options() {
        return options;
    }

    public Rewards rewards() {
        return transcript.rewards(options.scoring());
    }

    /// Turn scores, rewards and the official verdict so far.
    public ScoreView score(String id) {
        var scores = new ArrayList<@Nullable Integer>(transcript.turnScores());
        scores.addAll(Collections.nCopies(task().turns().size() - scores.size(), null));
        int withTruth = 0;
        int matched = 0;
        for (int i = 0; i < scores.size(); i++) {
            if (!playable.groundTruth().get(i).isEmpty()) {
                withTruth++;
                matched += Integer.valueOf(1).equals(scores.get(i)) ? 1 : 0;
            }
        }
        return new ScoreView(
                id,
                scores,
                rewards(),
                withTruth == 0 ? 0 : (double) matched / withTruth,
                (double) (scores.size() - withTruth) / scores.size(),
                verdict(),
                terminated());
    }

    private Verdict verdict() {
        return OfficialChecker.check(
                playable.setup(),
                transcript.emittedByTurn(),
                playable.groundTruth(),
                playable.truth(options.created()),
                options.created());
    }

    /// The calls that the verdict is on.
    public EmittedCalls emitted(String id) {
        return new EmittedCalls(id, transcript.emitted());
    }

    /// The compared state by domain. Not a copy.
    public DictValue state() {
        return toolbox.state();
    }
}
