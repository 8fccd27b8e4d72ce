package dev.envtune.trainer.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.envtune.contract.Category;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.train.Aggregation;
import dev.envtune.trainer.config.ConfigException.Problem;
import dev.envtune.trainer.config.RunConfig.Reward;
import dev.envtune.trainer.config.RunConfig.Rule;
import dev.envtune.trainer.config.RunConfig.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
    @TempDir private Path folder;

    @Test
    void read_paper_theReleasedHyperparameters() {
        var config = read("paper");
        assertThat(config.stages())
                .extracting(Stage::name, Stage::tasks, Stage::reward, Stage::feedback)
                .containsExactly(
                        tuple("syntax", 16, Reward.FORMAT, Feedback.AUGMENTED),
                        tuple("reasoning", 32, Reward.PROGRESS, Feedback.AUGMENTED),
                        tuple("complex", 32, Reward.PROGRESS, Feedback.AUGMENTED),
                        tuple("alignment", 32, Reward.PROGRESS, Feedback.STANDARD));
        assertThat(config.stages())
                .extracting(stage -> stage.categories().size())
                .containsExactly(1, 1, 4, 4);
        assertThat(config.stages())
                .allMatch(stage -> stage.budget(100) == 20 * (100 / stage.tasks()));
        assertThat(config.scoring()).isEqualTo(Scoring.FULL);
        assertThat(config.precision()).isEqualTo(DType.BF16);
        assertThat(config.rollouts().groupSize()).isEqualTo(16);
        assertThat(config.optimizer())
                .isEqualTo(new RunConfig.Optimizer(1e-6, 0.9, 0.999, 1e-8, 0.01, 1));
        assertThat(config.algorithm().aggregation()).isEqualTo(Aggregation.SEQ_MEAN_TOKEN_MEAN);
        assertThat(config.algorithm().klCoefficient()).isEqualTo(0.1);
        assertThat(config.transition().rule()).isEqualTo(Rule.AUTOMATIC);
    }

    @Test
    void read_nothing_isTheDemo() {
        var config = ConfigReader.read(null, null, List.of());
        assertThat(config).isEqualTo(read("demo"));
        assertThat(config.precision()).isEqualTo(DType.F32);
        assertThat(config.optimizer().learningRate()).isEqualTo(1e-4);
        assertThat(config.algorithm().klCoefficient()).isEqualTo(0.02);
        assertThat(config.rollouts().groupSize()).isEqualTo(8);
        assertThat(config.transition().rule()).isEqualTo(Rule.BUDGET);
        assertThat(config.stages()).hasSize(4).allMatch(stage -> stage.budget(1) == 4);
        assertThat(config.stages()).allMatch(stage -> stage.tasks() == 8 && stage.epochs() == null);
        assertThat(config.stages())
                .extracting(Stage::reward)
                .isEqualTo(read("paper").stages().stream().map(Stage::reward).toList());
    }

    @Test
    void read_releaseCompat_threeAugmentedStages() {
        var config = read("release-compat");
        assertThat(config.stages())
                .extracting(Stage::name, Stage::reward, Stage::feedback, Stage::epochs)
                .containsExactly(
                        tuple("syntax", Reward.FORMAT, Feedback.AUGMENTED, 20),
                        tuple("reasoning", Reward.FORMAT, Feedback.AUGMENTED, 20),
                        tuple("complex", Reward.PROGRESS, Feedback.AUGMENTED, 20));
        assertThat(config.scoring()).isEqualTo(Scoring.RELEASED);
        assertThat(config.algorithm().aggregation()).isEqualTo(Aggregation.VERL_TOKEN_MEAN);
    }

    @Test
    void read_ablations_changeWhatTheyNameAndNothingElse() {
        assertThat(read("direct").stages())
                .extracting(Stage::categories, Stage::feedback, Stage::reward)
                .containsExactly(
                        tuple(Set.of(Category.values()), Feedback.STANDARD, Reward.PROGRESS));
        assertThat(read("binary-reward").stages())
                .extracting(Stage::reward)
                .containsExactly(Reward.FORMAT, Reward.BINARY, Reward.BINARY, Reward.BINARY);
        var plain = read("demo,no-augmentation");
        assertThat(plain.preset()).isEqualTo("demo,no-augmentation");
        assertThat(plain.stages()).hasSize(4).allMatch(one -> one.feedback() == Feedback.STANDARD);
        assertThat(plain.stages())
                .allMatch(one -> Integer.valueOf(4).equals(one.updates()) && one.epochs() == null);
        assertThat(plain.optimizer()).isEqualTo(read("demo").optimizer());
        assertThat(read("no-augmentation").optimizer()).isEqualTo(read("paper").optimizer());
    }

    @Test
    void read_fileAndSettings_eachOverWhatLiesBelow() throws Exception {
        var file =
                file(
                        """
                        seed: 7
                        rollouts: {group_size: 4, deadline: 90s}
                        stages:
                          reasoning: {epochs: 3}
                          extra: {categories: [miss_func], feedback: standard, reward: binary, tasks: 2, updates: 9}
                        """);
        var config =
                ConfigReader.read(
                        "demo",
                        file,
                        List.of(
                                "rollouts.group_size=6",
                                "stages.*.tasks=3",
                                "stages.syntax=null",
                                "optimizer.learning_rate=3e-5",
                                "algorithm.aggregation=TOKEN_MEAN"));
        assertThat(config.seed()).isEqualTo(7);
        assertThat(config.rollouts().groupSize()).isEqualTo(6);
        assertThat(config.rollouts().deadline()).hasSeconds(90);
        assertThat(config.rollouts().attempts()).isEqualTo(3);
        assertThat(config.optimizer().learningRate()).isEqualTo(3e-5);
        assertThat(config.algorithm().aggregation()).isEqualTo(Aggregation.TOKEN_MEAN);
        assertThat(config.stages())
                .extracting(Stage::name, Stage::tasks, Stage::updates, Stage::epochs)
                .containsExactly(
                        tuple("reasoning", 3, null, 3),
                        tuple("complex", 3, 4, null),
                        tuple("alignment", 3, 4, null),
                        tuple("extra", 3, 9, null));
    }

    @Test
    void read_fileThatNamesItsPreset_liesOverThatOne() throws Exception {
        var file = file("preset: release-compat\nseed: 3\n");
        assertThat(ConfigReader.read(null, file, List.of()).scoring()).isEqualTo(Scoring.RELEASED);
        var chosen = ConfigReader.read("demo", file, List.of());
        assertThat(chosen.preset()).isEqualTo("demo");
        assertThat(chosen.scoring()).isEqualTo(Scoring.FULL);
        assertThat(chosen.seed()).isEqualTo(3);
    }

    @Test
    void read_emptyFile_changesNothing() throws Exception {
        assertThat(ConfigReader.read("demo", file("# nothing\n"), List.of()))
                .isEqualTo(read("demo"));
    }

    @Test
    void read_muchWrong_allOfItAtOnceWithItsPlace() throws Exception {
        var file =
                file(
                        """
                        learning_rat: 1
                        group_size: 8
                        rollouts: {group_size: 1, temperature: NaN, deadline: soon}
                        algorithm: {agregation: token-mean, dual_clip: 1}
                        optimizer: 5
                        stages:
                          syntax: {updates: 2, epochs: 2}
                          reasoning: {categories: [], feedbak: standard}
                          "a.b": {}
                        """);
        var problems = problems("demo", file, "stages.complex.tasks=-1", "nonsense");
        assertThat(problems)
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "learning_rat",
                        "group_size",
                        "rollouts.group_size",
                        "rollouts.temperature",
                        "rollouts.deadline",
                        "algorithm.agregation",
                        "algorithm.dual_clip",
                        "optimizer",
                        "stages.syntax",
                        "stages.reasoning.categories",
                        "stages.reasoning.feedbak",
                        "stages.a.b",
                        "stages.complex.tasks",
                        "");
        assertThat(text(problems, "rollouts.group_size"))
                .startsWith(file + ": ")
                .endsWith("is 1, must be a whole number from 2 to 1,024");
        assertThat(text(problems, "learning_rat")).contains("mean optimizer.learning_rate?");
        assertThat(text(problems, "group_size")).contains("mean rollouts.group_size?");
        assertThat(text(problems, "algorithm.agregation")).contains("mean algorithm.aggregation?");
        assertThat(text(problems, "stages.reasoning.feedbak")).contains("mean stages.*.feedback?");
        assertThat(text(problems, "stages.complex.tasks"))
                .startsWith("--set stages.complex.tasks=-1: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rollouts.group_size=1 | from 2 to",
                "rollouts.group_size=eight | from 2 to",
                "rollouts.group_size=8.5 | from 2 to",
                "rollouts.group_size=null | from 2 to",
                "rollouts.group_size=99999999999999999999 | from 2 to",
                "rollouts.temperature=0 | from 0.01 to",
                "rollouts.temperature=-1 | from 0.01 to",
                "rollouts.temperature=Infinity | from 0.01 to",
                "rollouts.temperature=1e999 | from 0.01 to",
                "rollouts.deadline=0s | a time from 1s to 24h",
                "rollouts.deadline=PT-5M | a time from 1s to 24h",
                "optimizer.learning_rate=.nan | can be used",
                "optimizer.beta1=1 | from 0 to",
                "algorithm.kl_coefficient=-0.1 | from 0 to",
                "transition.validations=5 | an even number",
                "transition.rule=never | budget, automatic",
                "transition.keep_moments=perhaps | true or false",
                "precision=f16 | f32, bf16",
                "stages.*.categories=[bass] | miss_func",
                "stages.*.categories=base | a list",
                "stages.*={} extra | can be used",
                "stages=null | keys of its own",
                "stages.*=null | a run needs a stage",
                "stages.nowhere=null | not there to remove",
                "stages.nowhere.tasks=3 | stages.nowhere has neither updates nor epochs",
                "stages.nowhere.updates=3 | stages.nowhere.feedback is missing",
                "stages..tasks=3 | no name",
                "seed=9223372036854775808 | 64 bits",
                "zzz=1 | there are preset, seed",
                "rollouts.zzzzzz=1 | there are group_size",
                "preset=paper | chosen by --preset",
                "transition.rule=automatic | give 1 or more"
            })
    void read_hostileSetting_refused(String setting, String expected) {
        assertThat(problems("demo", null, setting))
                .anySatisfy(problem -> assertThat(problem.toString()).contains(expected));
    }

    @Test
    void read_hostileFiles_refusedTyped() throws Exception {
        assertThat(problems("demo", folder.resolve("none.yaml")).getFirst().text())
                .isEqualTo("does not exist");
        assertThat(problems("demo", folder)).hasSize(1);
        for (var text :
                List.of(
                        "- a\n- b",
                        "seed: [",
                        "rollouts: {temperature: .inf}",
                        "just text",
                        "seed: 1\nseed: 2",
                        "stages:\n  a: {tasks: 1}\n  a: {tasks: 2}",
                        "seed: 1\n---\nseed: 2",
                        "[".repeat(100_000),
                        "{a: ".repeat(10_000),
                        "#".repeat(2_000_000))) {
            assertThat(problems("demo", file(text))).isNotEmpty();
        }
        assertThat(problems("demo,demmo", null).getFirst().toString())
                .contains("demmo", "no-augmentation");
    }

    private static RunConfig read(String presets) {
        return ConfigReader.read(presets, null, List.of());
    }

    private static List<Problem> problems(String presets, @Nullable Path file, String... settings) {
        var thrown =
                catchThrowableOfType(
                        ConfigException.class,
                        () -> ConfigReader.read(presets, file, List.of(settings)));
        assertThat(thrown).isNotNull();
        return thrown.problems();
    }

    private static String text(List<Problem> problems, String path) {
        return problems.stream()
                .filter(problem -> problem.path().equals(path))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private static Tuple tuple(@Nullable Object... values) {
        return Tuple.tuple(values);
    }

    private Path file(String text) throws IOException {
        return Files.write(folder.resolve("my.yaml"), text.getBytes(UTF_8));
    }
}
