package dev.envtune.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.Category;
import dev.envtune.contract.EmittedCalls;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.env.play.LocalSuites;
import dev.envtune.env.task.Task;
import dev.envtune.worker.StubEngine.Answer;
import dev.envtune.worker.bootstrap.BundledPolicy;
import dev.envtune.worker.evaluation.DamagedTruth;
import dev.envtune.worker.evaluation.Evaluation;
import dev.envtune.worker.evaluation.EvaluationFolder;
import dev.envtune.worker.evaluation.EvaluationSettings;
import dev.envtune.worker.evaluation.OfficialEvaluator;
import dev.envtune.worker.evaluation.PlayedEpisode;
import dev.envtune.worker.rollout.EpisodePlan;
import dev.envtune.worker.rollout.EpisodePlayer;
import dev.envtune.worker.rollout.Limits;
import dev.envtune.worker.rollout.Purpose;
import dev.envtune.worker.rollout.RolloutResult;
import dev.envtune.worker.rollout.Rollouts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `eval` with engines elsewhere, on the real service; our verdicts and those of BFCL's own evaluator.
class EvaluationIT {
    private static final int OF_A_CATEGORY = 25;

    private static PlayedOn service;

    @TempDir private Path folder;

    @BeforeAll
    static void start() {
        service =
                PlayedOn.start(
                        PlayedOn.officialData()
                                .map(data -> List.of("--bfcl", data.toString()))
                                .orElse(List.of()));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void eval_engineThatAlwaysAnswers_isTheBaselineAndGoesOnAfterACrash() throws Exception {
        try (var engine = new StubEngine(_ -> Answer.text("I am done."))) {
            var table =
                    eval(
                            "--policy",
                            engine.address().toString(),
                            "--category",
                            "base,miss_func",
                            "--protocol",
                            "official",
                            "--out",
                            folder.toString());

            var figures = figures().path("overall");
            assertThat(figures.at("/accuracy/mean").asDouble()).isZero();
            assertThat(figures.at("/turnScore/mean").asDouble())
                    .isEqualTo(figures.path("baseline").asDouble())
                    .isPositive();
            assertThat(table).contains("miss_func", "mean of categories");
            var episodes = Files.readAllLines(folder.resolve("episodes.jsonl"));
            assertThat(episodes).hasSize(figures.path("episodes").asInt());
            assertThat(engine.questions.getFirst().path("tools").size()).isPositive();

            Files.write(folder.resolve("episodes.jsonl"), episodes.subList(0, episodes.size() - 1));
            engine.questions.clear();
            assertThat(eval("--out", folder.toString())).isEqualTo(table);
            assertThat(engine.questions).hasSizeBetween(1, 8);
            engine.questions.clear();
            assertThat(eval("--out", folder.toString())).isEqualTo(table);
            assertThat(engine.questions).isEmpty();
        }
    }

    @Test
    void eval_engineThatGivesTokens_isTalkedToInTokens() throws Exception {
        try (var engine = new StubEngine(EvaluationIT::completion)) {
            eval(inTokens(engine));

            assertThat(engine.questions).allMatch(question -> question.has("prompt"));
            assertThat(figures().at("/overall/truncated").asDouble()).isEqualTo(1);
        }
    }

    @Test
    void eval_engineThatGivesNoTokens_isTalkedToInTexts() throws Exception {
        try (var engine =
                new StubEngine(
                        question ->
                                question.has("prompt")
                                        ? Answer.choice(Map.of("text", "a"))
                                        : Answer.text("<think>a</think><answer>b</answer>"))) {
            eval(inTokens(engine));

            assertThat(engine.questions.getFirst().has("prompt")).isTrue();
            assertThat(engine.questions.getLast().at("/messages/0/content").asString())
                    .contains("Tools:");
            assertThat(figures().at("/overall/truncated").asDouble()).isZero();
        }
    }

    private String[] inTokens(StubEngine engine) {
        return new String[] {
            "--policy",
            engine.address().toString(),
            "--tokenizer",
            BundledPolicy.folder().toString(),
            "--category",
            "base",
            "--out",
            folder.toString()
        };
    }

    /// A window of 64 tokens has no room for an episode, but the engine is asked once whether it gives tokens.
    private static Answer completion(JsonNode question) {
        int asked = question.path("max_tokens").asInt();
        return Answer.choice(
                Map.of(
                        "token_ids",
                        Collections.nCopies(asked, 5),
                        "prompt_token_ids",
                        question.path("prompt"),
                        "logprobs",
                        Map.of("token_logprobs", Collections.nCopies(asked, -1.0)),
                        "finish_reason",
                        "length"));
    }

    private JsonNode figures() throws Exception {
        return JsonMapper.shared().readTree(folder.resolve("figures.json"));
    }

    private static String eval(String... options) {
        var screen = new StringWriter();
        var all = new ArrayList<>(List.of(options));
        if (!all.getFirst().equals("--out")) {
            all.addAll(List.of("--suite", "starter"));
        }
        all.addAll(List.of("--env", service.client().service().toString()));
        int status =
                new CommandLine(new EvalCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOut(new PrintWriter(screen, true))
                        .setErr(new PrintWriter(System.err, true))
                        .execute(all.toArray(String[]::new));
        assertThat(status).isZero();
        return screen.toString();
    }

    @Test
    void verdicts_hundredDamagedEpisodes_areThoseOfTheOfficialEvaluator() throws Exception {
        var data = PlayedOn.requiredOfficialData();
        var official = OfficialEvaluator.install();
        var tasks =
                Objects.requireNonNull(LocalSuites.load("bfcl", data)).tasks().stream()
                        .collect(Collectors.toMap(Task::id, task -> task));
        var episodes = play(tasks);
        try (var kept = EvaluationFolder.open(folder, subject())) {
            episodes.forEach(kept::add);
            kept.write(Evaluation.of(episodes));
        }

        var failures = official.failures(folder);

        var ours = new HashMap<String, String>();
        for (var episode : episodes) {
            var verdict = episode.score().verdict();
            if (!verdict.valid()) {
                ours.put(episode.task(), Objects.requireNonNull(verdict.errorType()));
            }
        }
        assertThat(failures).isEqualTo(ours);
        assertThat(episodes).hasSize(4 * OF_A_CATEGORY);
        assertThat(ours).hasSizeBetween(20, 80);
        assertThat(ours.values())
                .contains(
                        "multi_turn:force_terminated",
                        "multi_turn:empty_turn_model_response",
                        "multi_turn:instance_state_mismatch",
                        "multi_turn:execution_response_mismatch");
    }

    private static List<PlayedEpisode> play(Map<String, Task> tasks) throws InterruptedException {
        var calls = new ConcurrentHashMap<String, EmittedCalls>();
        var player =
                new EpisodePlayer(
                        service.client(),
                        new DamagedTruth(id -> Objects.requireNonNull(tasks.get(id))),
                        new Purpose.Evaluation(emitted -> calls.put(emitted.id(), emitted)));
        var plans = plans();
        var episodes = new ArrayList<PlayedEpisode>();
        for (var result : new Rollouts(player, Limits.DEFAULT, 16).play(plans, (_, _) -> {})) {
            var trajectory = ((RolloutResult.Finished) result).trajectory();
            var emitted = Objects.requireNonNull(calls.get(trajectory.session()));
            int scenario = Objects.requireNonNull(tasks.get(trajectory.task())).scenario();
            episodes.add(PlayedEpisode.of(trajectory, emitted, scenario, 0));
        }
        return episodes;
    }

    private static List<EpisodePlan> plans() {
        var plans = new ArrayList<EpisodePlan>();
        for (var category : Category.values()) {
            for (int i = 0; i < OF_A_CATEGORY; i++) {
                var task =
                        "multi_turn_%s_%d".formatted(category.label(), i * 8 + category.ordinal());
                plans.add(
                        new EpisodePlan(
                                "damaged-" + task,
                                "bfcl",
                                task,
                                Feedback.STANDARD,
                                Scoring.values()[i % Scoring.values().length],
                                0,
                                0,
                                64,
                                task.hashCode()));
            }
        }
        return plans;
    }

    private static EvaluationFolder.Subject subject() {
        return new EvaluationFolder.Subject(
                new EvaluationSettings(
                        "damaged",
                        null,
                        null,
                        null,
                        null,
                        "bfcl",
                        "all",
                        List.of(Category.values()),
                        Feedback.STANDARD,
                        Scoring.FULL,
                        0.0,
                        1,
                        1L,
                        null),
                "none",
                "some");
    }
}
