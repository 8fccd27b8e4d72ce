package dev.envtune.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.bench.hostile.Assault.Outcome;
import dev.envtune.bench.hostile.HostileReport.Worst;
import dev.envtune.env.api.RequestBodies;
import dev.envtune.env.session.PlayableTask;
import dev.envtune.env.task.StarterSuite;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AssaultTest {
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final int EVERY = 211;
    private static final List<Attack> ATTACKS = Attacks.on(StarterSuite.load());

    private final Assault assault = new Assault(CREATED);

    @Test
    void run_aSampleOfAllAttacks_endsInResponsesOrWords() {
        int taken = 0;
        for (int i = 0; i < ATTACKS.size(); i += EVERY) {
            var outcome = assault.run(ATTACKS.get(i));
            assertThat(outcome)
                    .as("%s, %s", ATTACKS.get(i).family(), ATTACKS.get(i).label())
                    .isNotInstanceOf(Outcome.Broken.class);
            taken += outcome instanceof Outcome.Taken ? 1 : 0;
        }
        assertThat(taken).isGreaterThan(ATTACKS.size() / EVERY / 2);
    }

    @Test
    void on_aSuite_attacksEveryTool() {
        var tools = new HashSet<String>();
        for (var attack : ATTACKS) {
            var calls = attack.step().calls();
            if (calls != null && attack.family().equals("arguments")) {
                calls.forEach(call -> tools.add(call.name()));
            }
        }
        assertThat(tools).hasSizeGreaterThan(100);
        assertThat(ATTACKS.stream().map(Attack::family).collect(Collectors.toSet()))
                .contains(
                        "format",
                        "json",
                        "call text",
                        "many calls",
                        "repeated",
                        "grown state",
                        "searched state");
    }

    @Test
    void run_aStepBeyondTheLimit_isRefusedWithTheLimit() {
        var text = "x".repeat(RequestBodies.MAX_STEP_BYTES + 1);
        assertThat(assault.run(Attack.text("limit", "text", task(), text)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("65536"));
    }

    @Test
    void run_aStep_countsWhatItAllocates() {
        assertThat(assault.run(Attack.text("format", "text", task(), "x".repeat(50_000))))
                .isInstanceOfSatisfying(
                        Outcome.Taken.class,
                        taken -> assertThat(taken.bytes()).isGreaterThan(50_000));
    }

    @Test
    void worst_ofAFamily_isItsSlowestAndItsLargest() {
        var worst = new Worst(2, 8);
        worst.add(ATTACKS.getFirst(), new Outcome.Taken(3, 1 << 20));
        worst.add(ATTACKS.getFirst(), new Outcome.Refused("no", 1, 2 << 20));
        worst.add(ATTACKS.getFirst(), new Outcome.Broken(new IllegalStateException("oh")));
        assertThat(worst.families())
                .singleElement()
                .satisfies(
                        family -> {
                            assertThat(family.attacks()).isEqualTo(2);
                            assertThat(family.refused()).isEqualTo(1);
                            assertThat(family.millis()).isEqualTo(3);
                            assertThat(family.mebibytes()).isEqualTo(2);
                        });
        assertThat(worst.overBar())
                .singleElement()
                .satisfies(c -> assertThat(c.millis()).isEqualTo(3));
        assertThat(worst.failures()).singleElement().asString().contains("oh");
    }

    private PlayableTask task() {
        return ATTACKS.getFirst().task();
    }
}
