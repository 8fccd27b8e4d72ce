package dev.envtune.trainer.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.envtune.trainer.algorithm.Decision.Advance;
import dev.envtune.trainer.algorithm.Decision.Collapse;
import dev.envtune.trainer.algorithm.Decision.Evidence;
import dev.envtune.trainer.algorithm.Decision.Hold;
import dev.envtune.trainer.algorithm.Decision.Missing;
import dev.envtune.trainer.algorithm.Decision.Reason;
import dev.envtune.trainer.algorithm.Decision.RollBack;
import dev.envtune.trainer.algorithm.Series.Update;
import dev.envtune.trainer.algorithm.Series.Validation;
import dev.envtune.trainer.config.RunConfig.Rule;
import dev.envtune.trainer.config.RunConfig.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Synthetic stages of 40 updates, a validation of 100 tasks after every fourth.
class TransitionRuleTest {
    private static final int UPDATES = 40;
    private static final int TASKS = 100;
    private static final Transition AUTOMATIC = rule(Rule.AUTOMATIC);
    private static final DoubleUnaryOperator PLATEAU = at -> Math.min(0.5, 0.1 + at / 25);
    private static final IntToDoubleFunction STEADY = i -> 0.3 + 0.03 * Math.sin(1.7 * i);

    @Test
    void decide_plateauAndStableNorm_advancesWithTheBestValidated() {
        var decision = decide(stage(PLATEAU, STEADY));
        assertThat(decision)
                .asInstanceOf(type(Advance.class))
                .satisfies(
                        advance -> {
                            assertThat(advance.reason()).isEqualTo(Reason.CONVERGED);
                            assertThat(advance.carried()).isEqualTo(UPDATES);
                        });
        assertThat(decision.evidence().improvementBound()).isLessThan(0.01);
        assertThat(decision.evidence().variation()).isBetween(0.0, 0.35);
    }

    @Test
    void decide_plateauAndRisingNorm_holds() {
        assertThat(missing(stage(PLATEAU, i -> 0.3 + 0.01 * i)))
                .containsExactly(Missing.LEVEL_GRADIENTS);
    }

    @Test
    void decide_plateauAndFallingNorm_holds() {
        assertThat(missing(stage(PLATEAU, i -> 0.9 - 0.01 * i)))
                .containsExactly(Missing.LEVEL_GRADIENTS);
    }

    @Test
    void decide_plateauAndNoisyNorm_holdsWithoutCallingNoiseATrend() {
        var random = new SplittableRandom(4);
        assertThat(missing(stage(PLATEAU, _ -> random.nextDouble() < 0.2 ? 2 : 0.3)))
                .containsExactly(Missing.STEADY_GRADIENTS);
    }

    @Test
    void decide_smallTrendInNoise_doesNotCount() {
        // 0.003 an update, 0.18 of the mean over the window, in noise of 0.08 up and down.
        var decision =
                decide(stage(PLATEAU, i -> 0.26 + 0.003 * (i - 20) + (i % 2 == 0 ? 0.08 : -0.08)));
        assertThat(decision).isInstanceOf(Advance.class);
        assertThat(decision.evidence().drift()).isGreaterThan(0.1);
    }

    @Test
    void decide_risingValidationAndStableNorm_holds() {
        assertThat(missing(stage(at -> 0.1 + at / 100, STEADY)))
                .containsExactly(Missing.CONVERGENCE);
    }

    @Test
    void decide_collapse_rollsBackToTheBestValidated() {
        var decision = decide(stage(at -> at <= 20 ? 0.1 + at / 50 : 0.1, STEADY));
        assertThat(decision)
                .asInstanceOf(type(RollBack.class))
                .satisfies(
                        back -> {
                            assertThat(back.collapses()).containsExactly(Collapse.VALIDATION);
                            assertThat(back.to()).isEqualTo(20);
                        });
    }

    @Test
    void decide_lossWithinTwoStandardErrors_isNoCollapse() {
        // Standard error at 0.5 of 100 tasks: 0.05.
        assertThat(decide(stage(at -> at <= 20 ? 0.5 : 0.41, STEADY)))
                .isNotInstanceOf(RollBack.class);
    }

    @Test
    void decide_entropyGoneOrKlRunaway_rollsBack() {
        var flat = stage(PLATEAU, STEADY);
        assertThat(decide(with(flat, i -> new Update(i, 0.3, 0.001, 0.02))))
                .asInstanceOf(type(RollBack.class))
                .extracting(RollBack::collapses)
                .isEqualTo(Set.of(Collapse.ENTROPY));
        assertThat(decide(with(flat, i -> new Update(i, 0.3, 0.5, 2))))
                .asInstanceOf(type(RollBack.class))
                .extracting(RollBack::collapses)
                .isEqualTo(Set.of(Collapse.KL));
    }

    @Test
    void decide_figureThatIsNotFinite_holds() {
        assertThat(missing(stage(PLATEAU, i -> i == 30 ? Double.NaN : 0.3)))
                .contains(Missing.FINITE_FIGURES);
        assertThat(
                        missing(
                                with(
                                        stage(PLATEAU, STEADY),
                                        i ->
                                                new Update(
                                                        i,
                                                        0.3,
                                                        i == 30 ? Double.POSITIVE_INFINITY : 0.5,
                                                        0))))
                .containsExactly(Missing.FINITE_FIGURES);
    }

    @Test
    void decide_notFiniteBeforeTheWindow_isForgotten() {
        assertThat(decide(stage(PLATEAU, i -> i == 3 ? Double.NaN : STEADY.applyAsDouble(i))))
                .isInstanceOf(Advance.class);
    }

    @Test
    void decide_tooEarly_holds() {
        var whole = stage(PLATEAU, STEADY);
        var early =
                new Series(
                        whole.validations().subList(0, 5), whole.updates().subList(0, 16), 16, 80);
        assertThat(missing(early)).contains(Missing.UPDATES, Missing.VALIDATIONS);
        assertThat(early.updates()).hasSizeLessThan(AUTOMATIC.minUpdates());
    }

    @Test
    void decide_budgetSpent_advancesWithTheBestEvenIfItCollapsed() {
        var collapsed = stage(at -> at <= 20 ? 0.1 + at / 50 : 0.1, STEADY);
        assertThat(decide(spent(collapsed)))
                .asInstanceOf(type(Advance.class))
                .satisfies(
                        advance -> {
                            assertThat(advance.reason()).isEqualTo(Reason.BUDGET);
                            assertThat(advance.carried()).isEqualTo(20);
                        });
    }

    @Test
    void decide_ruleOfBudget_looksAtNothingElse() {
        var budget = rule(Rule.BUDGET);
        var collapsed = stage(at -> at <= 20 ? 0.1 + at / 50 : 0.1, STEADY);
        assertThat(TransitionRule.decide(collapsed, budget, 1))
                .asInstanceOf(type(Hold.class))
                .extracting(Hold::missing)
                .isEqualTo(Set.of());
        assertThat(TransitionRule.decide(spent(collapsed), budget, 1))
                .asInstanceOf(type(Advance.class))
                .extracting(Advance::carried)
                .isEqualTo(UPDATES);
    }

    @Test
    void decide_onItsOwnEvidence_decidesTheSame() {
        for (var series :
                List.of(
                        stage(PLATEAU, STEADY),
                        stage(PLATEAU, i -> 0.3 + 0.01 * i),
                        stage(at -> at <= 8 ? 0.1 + at / 20 : 0.1, STEADY))) {
            var decision = decide(series);
            var evidence = decision.evidence();
            assertThat(evidence.series().updates()).hasSizeLessThan(series.updates().size());
            assertThat(evidence.series().validations())
                    .hasSizeLessThan(series.validations().size());
            var logged =
                    JsonMapper.shared()
                            .readValue(
                                    JsonMapper.shared().writeValueAsString(evidence),
                                    Evidence.class);
            assertThat(TransitionRule.decide(logged.series(), logged.thresholds(), logged.seed()))
                    .isEqualTo(decision);
        }
    }

    @Test
    void series_validationsOfOtherTasksOrNone_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Series(List.of(), List.of(), 0, 1));
        var one = new Validation(0, List.of(1.0));
        var two = new Validation(1, List.of(1.0, 0.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Series(List.of(one, two), List.of(), 0, 1));
    }

    private static Decision decide(Series series) {
        return TransitionRule.decide(series, AUTOMATIC, 1);
    }

    private static Set<Missing> missing(Series series) {
        var decision = decide(series);
        assertThat(decision).isInstanceOf(Hold.class);
        return ((Hold) decision).missing();
    }

    /// A task is solved where its number is below the mean: between validations only some change.
    private static Series stage(DoubleUnaryOperator mean, IntToDoubleFunction norm) {
        var validations = new ArrayList<Validation>();
        for (int update = 0; update <= UPDATES; update += 4) {
            double solved = mean.applyAsDouble(update) * TASKS;
            validations.add(
                    new Validation(
                            update,
                            IntStream.range(0, TASKS)
                                    .mapToObj(task -> task + 0.5 < solved ? 1.0 : 0.0)
                                    .toList()));
        }
        var updates =
                IntStream.rangeClosed(1, UPDATES)
                        .mapToObj(i -> new Update(i, norm.applyAsDouble(i), 0.5, 0.02))
                        .toList();
        return new Series(validations, updates, UPDATES, 80);
    }

    private static Series with(Series series, IntFunction<Update> update) {
        var updates = IntStream.rangeClosed(1, UPDATES).mapToObj(update).toList();
        return new Series(series.validations(), updates, UPDATES, 80);
    }

    private static Series spent(Series series) {
        return new Series(series.validations(), series.updates(), UPDATES, UPDATES);
    }

    private static Transition rule(Rule rule) {
        return new Transition(rule, 6, 20, 20, 0.01, 0.35, 0.1, 0.01, 0.5, 0.5, false);
    }
}
