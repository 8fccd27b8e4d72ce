package dev.envtune.env.hints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.session.PlayableTask;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MutatorTest {
    @Test
    void of_callWithArguments_spoilsEachInEveryWay() {
        var texts = texts("grep(file_name='a.txt', pattern='b')");
        assertThat(texts)
                .contains(
                        "drop file_name: grep(pattern='b')",
                        "retype file_name: grep(file_name=['a.txt'], pattern='b')",
                        "swap file_name: grep(file_name='b', pattern='b')",
                        "swap pattern: grep(file_name='a.txt', pattern='a.txt')",
                        "path file_name: grep(file_name='data/a.txt', pattern='b')",
                        "stale file_name: grep(file_name='a_old.txt', pattern='b')");
        assertThat(texts).anyMatch(text -> text.startsWith("rename file_name: grep("));
        assertThat(texts)
                .doesNotHaveDuplicates()
                .noneMatch(text -> text.startsWith("stale pattern"));
    }

    @Test
    void of_callWithoutArguments_getsOnesThatTheToolLacks() {
        assertThat(texts("pwd()"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(text -> text.startsWith("rename of no parameter: pwd("));
    }

    @Test
    void of_manyMutants_takesEveryOperatorBeforeAnyTwice() {
        var call = Samples.call("grep(file_name='a.txt', pattern='b')");
        var tool = Objects.requireNonNull(Domains.installed().findTool("grep"));
        var first = Mutator.of(tool, call, new Random(1)).subList(0, 6);
        assertThat(EnumSet.copyOf(first.stream().map(Mutant::operator).toList())).hasSize(6);
    }

    @Test
    void replay_sameSeed_givesTheSameMutantsAndAtLeastThreeForEachCall() {
        var task = Samples.task("TicketAPI");
        var one = new ArrayList<String>();
        var same = new ArrayList<String>();
        var other = new ArrayList<String>();
        int calls = replay(task.id(), 1, one);
        replay(task.id(), 1, same);
        replay(task.id(), 2, other);
        assertThat(one).hasSize(3 * calls).isEqualTo(same).isNotEqualTo(other);
    }

    private static int replay(String task, long seed, List<String> mutants) {
        var playable =
                new PlayableTask(
                        Samples.STARTER, Objects.requireNonNull(Samples.STARTER.find(task)));
        return new MutatedReplay(playable, seed, 3, trial -> mutants.add(text(trial.mutant())))
                .run();
    }

    private static List<String> texts(String source) {
        var call = Samples.call(source);
        var tool = Objects.requireNonNull(Domains.installed().findTool(call.name()));
        return Mutator.of(tool, call, new Random(1)).stream().map(MutatorTest::text).toList();
    }

    private static String text(Mutant mutant) {
        return mutant.cause() + ": " + mutant.call().text();
    }
}
