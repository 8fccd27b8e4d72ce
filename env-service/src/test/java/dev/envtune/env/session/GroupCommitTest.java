package dev.envtune.env.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void write_manyWhileOneCommits_shareTheNextCommit() throws InterruptedException {
        var batches = new CopyOnWriteArrayList<List<Integer>>();
        var busy = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var commits =
                new GroupCommit<Integer, Integer>(
                        "test",
                        LIMIT,
                        100,
                        rows -> {
                            batches.add(List.copyOf(rows));
                            busy.countDown();
                            await(release);
                            return rows.stream().map(row -> 2 * row).toList();
                        })) {
            var first = async(() -> commits.write(0));
            busy.await();
            var others = new ArrayList<CompletableFuture<Integer>>();
            for (int i = 1; i <= 50; i++) {
                int row = i;
                others.add(async(() -> commits.write(row)));
            }
            while (commits.waiting() < 50) {
                Thread.onSpinWait();
            }
            release.countDown();

            assertThat(first.join()).isZero();
            assertThat(others.stream().map(CompletableFuture::join))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 50).mapToObj(i -> 2 * i).toList());
        }
        assertThat(batches).hasSize(2);
        assertThat(batches.getLast()).hasSize(50);
    }

    @Test
    void write_connectionLost_triesAgain() {
        var attempts = new AtomicInteger();
        try (var commits =
                new GroupCommit<String, String>(
                        "test",
                        LIMIT,
                        10,
                        rows -> {
                            if (attempts.incrementAndGet() < 3) {
                                throw new SQLException("gone", "08006");
                            }
                            return rows;
                        })) {
            assertThat(commits.write("row")).isEqualTo("row");
        }
        assertThat(attempts).hasValue(3);
    }

    @Test
    void write_databaseStaysAway_failsWithinTheLimit() {
        try (var commits =
                new GroupCommit<String, String>(
                        "test",
                        Duration.ofMillis(100),
                        10,
                        _ -> {
                            throw new SQLException("terminating connection", "57P01");
                        })) {
            assertThatThrownBy(() -> commits.write("row"))
                    .isInstanceOf(DatabaseAwayException.class)
                    .hasMessageContaining("100 ms");
        }
    }

    @Test
    void write_oneRowRefused_commitsTheOthers() throws InterruptedException {
        var busy = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var commits =
                new GroupCommit<String, String>(
                        "test",
                        LIMIT,
                        10,
                        rows -> {
                            busy.countDown();
                            await(release);
                            if (rows.contains("bad")) {
                                throw new SQLException("no such text", "22021");
                            }
                            return rows;
                        })) {
            var first = async(() -> commits.write("first"));
            busy.await();
            var bad = async(() -> commits.write("bad"));
            var good = async(() -> commits.write("good"));
            while (commits.waiting() < 2) {
                Thread.onSpinWait();
            }
            release.countDown();

            assertThat(first.join()).isEqualTo("first");
            assertThat(good.join()).isEqualTo("good");
            assertThatThrownBy(bad::join)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .cause()
                    .hasMessage("no such text");
        }
    }

    private static <T> CompletableFuture<T> async(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
