package dev.envtune.env.sandbox.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.envtune.contract.Category;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.StepRequest;
import dev.envtune.env.feedback.StandardWording;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.call.CallParser;
import dev.envtune.env.sandbox.call.FormatRules;
import dev.envtune.env.sandbox.call.FunctionCallingDecoder;
import dev.envtune.env.sandbox.call.PromptingDecoder;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.Value;
import dev.envtune.env.session.CallListener;
import dev.envtune.env.session.Episode;
import dev.envtune.env.session.PlayableTask;
import dev.envtune.env.task.StarterSuite;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random and adversarial input ends in typed failures, never in an exception. A longer run:
/// `./mvnw -pl env-service -am test -Dtest=SeededFuzzTest -Dsurefire.failIfNoSpecifiedTests=false
/// -Dfuzz.inputs=5000000 -Dfuzz.seed=7`; a failure tells the input.
class SeededFuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_121);
    private static final int CALLS_OF_A_SESSION = 50;
    static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void readers_anyText_giveTypedResults() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < INPUTS; i++) {
            var text = HostileTexts.next(random);
            assertThatCode(
                            () -> {
                                CallParser.parse(text);
                                FormatRules.check(text);
                                PromptingDecoder.decode(text);
                                FunctionCallingDecoder.decodeTagged(text);
                            })
                    .as("input %d: %s", i, text)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void episodes_anyMessage_goOnOrEnd() {
        var random = new SplittableRandom(SEED + 1);
        var task = tasks().findFirst().orElseThrow();
        var episode = episode(task);
        for (int i = 0; i < INPUTS; i++) {
            if (episode.terminated()) {
                episode = episode(task);
            }
            var playing = episode;
            var step = StepRequest.text(playing.steps(), HostileTexts.next(random));
            assertThatCode(() -> playing.step(step))
                    .as("input %d: %s", i, step.text())
                    .doesNotThrowAnyException();
        }
    }

    private static Episode episode(PlayableTask task) {
        var options = new Episode.Options(Feedback.AUGMENTED, Scoring.FULL, CREATED);
        return new Episode(task, options, CallListener.NONE);
    }

    /// The first task of each block of the starter suite in two categories: all domains.
    static Stream<PlayableTask> tasks() {
        var suite = StarterSuite.load();
        return suite.tasks().stream()
                .filter(task -> task.scenario() % suite.scenariosPerBlock() == 0)
                .filter(
                        task ->
                                task.category() == Category.BASE
                                        || task.category() == Category.LONG_CONTEXT)
                .map(task -> new PlayableTask(suite, task));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void tools_anyArguments_giveTypedResults(PlayableTask task) {
        var random = new SplittableRandom(SEED + task.task().scenario());
        var toolbox = new Toolbox(task.setup(), CREATED);
        for (int i = 0; i < INPUTS / 16; i++) {
            if (i % CALLS_OF_A_SESSION == 0) {
                toolbox = new Toolbox(task.setup(), CREATED);
                task.groundTruth().getFirst().forEach(toolbox::execute);
            }
            var call = call(random, task);
            var current = toolbox;
            assertThatCode(() -> StandardWording.of(current.execute(call)))
                    .as("input %d: %s", i, call)
                    .doesNotThrowAnyException();
        }
    }

    private static ToolCall call(RandomGenerator random, PlayableTask task) {
        var domains = task.setup().domains();
        var tools = domains.get(random.nextInt(domains.size())).tools().values();
        var tool = tools.stream().skip(random.nextInt(tools.size())).findFirst().orElseThrow();
        var named = new LinkedHashMap<String, Value>();
        for (var param : tool.params()) {
            if (param.isRequired() || random.nextBoolean()) {
                named.put(param.name(), HostileValues.next(random, param));
            }
        }
        return new ToolCall(tool.name(), List.of(), named);
    }
}
