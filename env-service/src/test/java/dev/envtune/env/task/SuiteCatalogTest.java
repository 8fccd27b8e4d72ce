package dev.envtune.env.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteCatalogTest {
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final FakeRepository repository = new FakeRepository();
    private final SuiteCatalog catalog =
            new SuiteCatalog(repository, ((InstantSource) now::get).withZone(ZoneOffset.UTC));
    private final Suite suite = StarterSuite.load();

    @BeforeEach
    void add() {
        catalog.add(suite);
        repository.listings.set(0);
    }

    @Test
    void suites_withinTheTime_areNotReadAgain() {
        assertThat(catalog.suites()).containsExactly(suite);
        now.set(now.get().plusSeconds(5));
        assertThat(catalog.suites()).containsExactly(suite);
        assertThat(repository.listings).hasValue(1);

        now.set(now.get().plusMillis(1));
        assertThat(catalog.suites()).containsExactly(suite);
        assertThat(repository.listings).hasValue(2);
    }

    @Test
    void suites_whileAnotherCallerReads_areThoseThatWereKnown() throws Exception {
        catalog.suites();
        now.set(now.get().plus(Duration.ofMinutes(1)));
        repository.gate = new CountDownLatch(1);
        var reader = CompletableFuture.supplyAsync(catalog::suites);
        repository.entered.await();

        assertThat(catalog.suites()).containsExactly(suite);
        assertThat(reader).isNotDone();

        repository.gate.countDown();
        assertThat(reader.get()).containsExactly(suite);
        assertThat(repository.listings).hasValue(2);
    }

    @Test
    void suites_damagedOne_isLeftOutByName() {
        repository.rows.put("f".repeat(64), new Row("broken", new byte[] {1, 2, 3}));

        assertThat(catalog.suites()).containsExactly(suite);
        assertThat(catalog.select(null, "starter_base_0").suite()).isEqualTo(suite);
        assertThat(catalog.unreadable())
                .singleElement()
                .satisfies(
                        left -> {
                            assertThat(left.name()).isEqualTo("broken");
                            assertThat(left.problem())
                                    .contains("broken", "f".repeat(64), "Import it again");
                        });
        assertThatThrownBy(() -> catalog.suites("broken"))
                .isInstanceOf(TaskNotFoundException.class)
                .hasMessageContaining("Import it again");
    }

    @Test
    void add_whatIsThereUndamaged_isNoImport() {
        assertThat(catalog.add(suite)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 5000})
    void add_whatIsThereCutOff_makesItWhole(int bytes) {
        var whole = repository.findById(suite.contentHash()).orElseThrow().content();
        repository.rows.put(suite.contentHash(), new Row("starter", Arrays.copyOf(whole, bytes)));
        assertThat(another().suites()).isEmpty();

        assertThat(another().add(suite)).isTrue();

        assertThat(another().suites())
                .singleElement()
                .satisfies(read -> assertThat(read.tasks()).hasSameSizeAs(suite.tasks()));
    }

    /// As another replica has it.
    private SuiteCatalog another() {
        return new SuiteCatalog(repository, Clock.systemUTC());
    }

    private static final class Row extends SuiteEntity {
        private final String name;
        private final byte[] content;

        Row(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }

        @Override
        String name() {
            return name;
        }

        @Override
        byte[] content() {
            return content;
        }
    }

    /// Keeps what is imported, and can be held while it lists.
    private static final class FakeRepository implements SuiteRepository {
        final AtomicInteger listings = new AtomicInteger();
        final CountDownLatch entered = new CountDownLatch(1);
        volatile CountDownLatch gate = new CountDownLatch(0);
        final Map<String, Row> rows = new ConcurrentHashMap<>();

        @Override
        public Optional<SuiteEntity> findById(String contentHash) {
            return Optional.ofNullable(rows.get(contentHash));
        }

        @Override
        public List<String> findNewest() {
            listings.incrementAndGet();
            try {
                if (gate.getCount() > 0) {
                    entered.countDown();
                }
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return List.copyOf(rows.keySet());
        }

        @Override
        public void importNow(String hash, String name, byte[] content) {
            rows.put(hash, new Row(name, content));
        }
    }
}
