package dev.envtune.env.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

    /// Keeps what is imported, and can be held while it lists.
    private static final class FakeRepository implements SuiteRepository {
        final AtomicInteger listings = new AtomicInteger();
        final CountDownLatch entered = new CountDownLatch(1);
        volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile List<String> newest = List.of();

        @Override
        public Optional<SuiteEntity> findById(String contentHash) {
            return Optional.empty();
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
            return newest;
        }

        @Override
        public void importNow(String hash, String name, byte[] content) {
            newest = List.of(hash);
        }
    }
}
