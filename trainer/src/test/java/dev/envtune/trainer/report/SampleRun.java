package dev.envtune.trainer.report;

import dev.envtune.contract.CallResult;
import dev.envtune.contract.Category;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.HintView;
import dev.envtune.contract.Message;
import dev.envtune.contract.ObservationKind;
import dev.envtune.contract.Rewards;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.StepResponse;
import dev.envtune.contract.Trajectory;
import dev.envtune.contract.Trajectory.Exchange;
import dev.envtune.contract.Trajectory.Sampled;
import dev.envtune.contract.Verdict;
import dev.envtune.trainer.metrics.TrainedRollout;
import dev.envtune.trainer.metrics.UpdateMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics.Episode;
import dev.envtune.trainer.metrics.ValidationMetrics.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// What a run of four stages might have measured: invented figures of a plausible shape.
public final class SampleRun {
    static final List<String> STAGES = List.of("syntax", "reasoning", "complex", "alignment");
    public static final Instant BEGUN = Instant.parse("2026-11-21T12:00:00Z");

    private final SampleTokens tokens = new SampleTokens();
    private final int updatesPerStage;
    private final Random random;

    public SampleRun(int updatesPerStage, long seed) {
        this.updatesPerStage = updatesPerStage;
        this.random = new Random(seed);
    }

    public SampleTokens tokens() {
        return tokens;
    }

    public List<UpdateMetrics> updates() {
        return IntStream.rangeClosed(1, STAGES.size() * updatesPerStage)
                .mapToObj(this::update)
                .toList();
    }

    UpdateMetrics update(int update) {
        int stage = (update - 1) / updatesPerStage;
        double grown = update / (double) (STAGES.size() * updatesPerStage);
        return new UpdateMetrics(
                update,
                stage + 1,
                STAGES.get(stage),
                (update - 1) % updatesPerStage + 1,
                BEGUN.plusSeconds(40L * update),
                (stage == 0 ? 1.1 : 0.25) + 0.3 * grown + noise(0.05),
                0.31 + noise(0.03),
                0.3 + 0.3 * grown + noise(0.03),
                0.24 + 0.35 * grown + noise(0.03),
                0.06,
                0.1 + 0.1 * grown,
                0.7 + 0.2 * grown,
                1.4 + noise(0.1),
                0.03,
                0.02 + noise(0.01),
                -0.01 + noise(0.01),
                0.002 + 0.02 * grown + Math.abs(noise(0.002)),
                0.9 - 0.4 * grown + noise(0.03),
                0.8 + noise(0.2),
                0.04,
                0.001,
                new UpdateMetrics.Mismatch(0.0021 + Math.abs(noise(5e-4)), 0.08, 1e-5, 0.999),
                64,
                0,
                2,
                48_211,
                12_034,
                new UpdateMetrics.Seconds(18 + noise(2), 3 + noise(0.3), 14 + noise(1)),
                "c0ffee");
    }

    private double noise(double deviation) {
        return deviation * random.nextGaussian();
    }

    public List<ValidationMetrics> validations() {
        var all = new ArrayList<ValidationMetrics>();
        for (int stage = 0; stage < STAGES.size(); stage++) {
            all.add(validation(stage, stage * updatesPerStage, Moment.BEFORE));
            all.add(validation(stage, (stage + 1) * updatesPerStage, Moment.AFTER));
        }
        return all;
    }

    ValidationMetrics validation(int stage, int update, Moment moment) {
        double skill = 0.25 + 0.35 * update / (STAGES.size() * updatesPerStage);
        var episodes = new ArrayList<Episode>();
        for (var category : Category.values()) {
            for (int task = 0; task < 12; task++) {
                episodes.add(episode(category, task, skill));
            }
        }
        return new ValidationMetrics(
                update,
                stage + 1,
                STAGES.get(stage),
                moment,
                BEGUN.plusSeconds(40L * update + 1),
                episodes,
                21);
    }

    private Episode episode(Category category, int task, double skill) {
        boolean missing = category == Category.MISS_FUNC || category == Category.MISS_PARAM;
        double score = Math.round(4 * Math.clamp(skill + noise(0.25), 0, 1)) / 4.0;
        return new Episode(
                category.label() + "_" + task,
                category,
                score,
                missing ? 0.2 + 0.8 * score : score,
                score,
                missing ? 0.2 : 0,
                score == 1,
                10,
                7,
                4,
                false);
    }

    /// Two tasks of four rollouts each.
    public List<TrainedRollout> rollouts(int update) {
        var all = new ArrayList<TrainedRollout>();
        for (int task = 0; task < 2; task++) {
            for (int index = 0; index < 4; index++) {
                all.add(rollout(update, "base_" + (17 * update + task), index, RESULT));
            }
        }
        return all;
    }

    private static final String RESULT =
            "{\"error\": \"No such file or directory: 'budget_2024.txt'\"}";

    /// @param result what the first call gets back
    public TrainedRollout rollout(int update, String task, int index, String result) {
        int stage = (update - 1) / updatesPerStage;
        var exchanges = exchanges(index, result);
        var ids = IntStream.builder();
        var sampled = new ArrayList<Sampled>();
        int length = add(ids, OPENING);
        for (var exchange : exchanges) {
            int from = length;
            length += add(ids, exchange.text() + "<|im_end|>");
            var logprobs = new float[length - from];
            for (int i = 0; i < logprobs.length; i++) {
                logprobs[i] = (float) (-Math.abs(random.nextGaussian()) * random.nextDouble());
            }
            sampled.add(new Sampled(from, logprobs));
            for (var message : exchange.response().messages()) {
                length +=
                        add(
                                ids,
                                "\n<|im_start|>%s\n%s<|im_end|>\n<|im_start|>assistant\n"
                                        .formatted(message.role(), message.content()));
            }
        }
        double reward = index % 2 == 0 ? 1 : 0.5;
        double advantage = index % 2 == 0 ? 0.87 : -0.87;
        return new TrainedRollout(
                update,
                stage + 1,
                (update - 1) % updatesPerStage + 1,
                index,
                update - 1,
                reward,
                exchanges.stream().map(_ -> advantage).toList(),
                new Trajectory(
                        "session-%d-%s-%d".formatted(update, task, index),
                        task,
                        Category.BASE,
                        stage == 3 ? Feedback.STANDARD : Feedback.AUGMENTED,
                        update - 1,
                        4211L + index,
                        ids.build().toArray(),
                        sampled,
                        exchanges.stream().map(exchange -> exchange.response().code()).toList(),
                        new ScoreView(
                                "s",
                                List.of(1, index % 2 == 0 ? 1 : 0),
                                new Rewards(reward, 1, 0.5, true),
                                reward,
                                0,
                                index % 2 == 0
                                        ? Verdict.VALID
                                        : new Verdict(
                                                false, "multi_turn:instance_state_mismatch", 1),
                                true),
                        false,
                        exchanges));
    }

    private int add(IntStream.Builder ids, String text) {
        var more = tokens.encode(text);
        IntStream.of(more).forEach(ids::add);
        return more.length;
    }

    private static final String OPENING =
            """
            <|im_start|>system
            You do what the user asks with tools. Think first, then call tools.
            Tools:
            ls(a: boolean = false) lists the files of the folder
            mv(source: string, destination: string) moves a file
            cat(file_name: string) shows a file<|im_end|>
            <|im_start|>user
            Move the final report of the budget into the folder 'archive', then show me what is in it.<|im_end|>
            <|im_start|>assistant
            """;

    private static List<Exchange> exchanges(int index, String result) {
        var first =
                new CallResult(
                        "cat(file_name='budget_2024.txt')",
                        result,
                        true,
                        "not-found",
                        new HintView(
                                "K4",
                                "The folder holds budget_final.txt and notes.md; one of them may be"
                                        + " what is meant.",
                                "ls(a=true)"));
        var listed =
                new CallResult(
                        "ls(a=true)",
                        "{\"current_directory_content\": [\"budget_final.txt\", \"notes.md\","
                                + " \"archive\"]}",
                        false,
                        null,
                        null);
        return List.of(
                new Exchange(
                        "<think>call</think><tool_call>[{\"name\": \"cat\", \"arguments\":"
                                + " {\"file_name\": \"budget_2024.txt\"}}]</tool_call>",
                        tools(0, 0, -2, first)),
                new Exchange(
                        "<think>call</think><tool_call>[{\"name\": \"ls\", \"arguments\": {\"a\":"
                                + " true}}]</tool_call>",
                        tools(1, 0, -1, listed)),
                new Exchange(
                        "<think>done</think><answer>The report is in the archive: 3 lines,"
                                + " über 40 € left.</answer>",
                        new StepResponse(
                                2,
                                0,
                                ObservationKind.NEXT_TURN,
                                1,
                                List.of(),
                                List.of(
                                        Message.user(
                                                "Thanks. Now post “budget archived” to the team"
                                                        + " channel.")),
                                List.of(),
                                false,
                                null)),
                new Exchange(
                        index % 2 == 0
                                ? "<think>call</think><answer>posted</answer>"
                                : "<think>posted <tool_call>[{\"name\": \"post",
                        new StepResponse(
                                3,
                                1,
                                ObservationKind.END,
                                index % 2 == 0 ? 1 : 0,
                                List.of(),
                                List.of(),
                                List.of(),
                                true,
                                index % 2 == 0 ? 1.0 : 0.5)));
    }

    private static StepResponse tools(int step, int turn, int code, CallResult result) {
        return new StepResponse(
                step,
                turn,
                ObservationKind.TOOL_RESULTS,
                code,
                List.of(result),
                List.of(Message.tool("[\"" + result.result() + "\"] Go on.", null)),
                List.of(),
                false,
                null);
    }
}
