package dev.envtune.env.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The suites in the database. A suite imported by one replica is soon known to the others.
public final class SuiteCatalog {
    /// How long another replica's import may go unnoticed.
    private static final Duration KNOWN_FOR = Duration.ofSeconds(5);

    private final SuiteRepository repository;
    private final Clock clock;
    private final Map<String, Suite> byHash = new ConcurrentHashMap<>();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Listing listing = Listing.NEVER_READ;

    private record Listing(Instant read, List<Suite> suites) {
        static final Listing NEVER_READ = new Listing(Instant.MIN, List.of());
    }

    /// A task and the suite it is from.
    public record Selection(Suite suite, Task task) {}

    SuiteCatalog(SuiteRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// Makes a suite the newest of its name.
    ///
    /// @return false if it was that already
    public boolean add(Suite suite) {
        byHash.putIfAbsent(suite.contentHash(), suite);
        if (repository.findNewest().contains(suite.contentHash())) {
            return false;
        }
        repository.importNow(suite.contentHash(), suite.name(), SuiteContent.write(suite));
        listing = Listing.NEVER_READ;
        return true;
    }

    /// The newest suite of each name, by name.
    public List<Suite> suites() {
        var known = listing;
        if (!known.read().isBefore(clock.instant().minus(KNOWN_FOR))) {
            return known.suites();
        }
        // One caller reads. Meanwhile the others take what was known, or else wait for it.
        if (known == Listing.NEVER_READ) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return known.suites();
        }
        try {
            if (listing == known) {
                var now = clock.instant();
                listing =
                        new Listing(now, repository.findNewest().stream().map(this::get).toList());
            }
            return listing.suites();
        } finally {
            reading.unlock();
        }
    }

    /// The newest suite of a name, or of each name where none is given.
    ///
    /// @throws TaskNotFoundException if there is none
    public List<Suite> suites(@Nullable String name) {
        if (name == null) {
            return suites();
        }
        var named = suites().stream().filter(suite -> suite.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw TaskNotFoundException.unknownSuite(name, names(suites()));
        }
        return named;
    }

    /// A suite by its content hash, the newest of its name or not.
    public Suite get(String contentHash) {
        return byHash.computeIfAbsent(
                contentHash,
                hash ->
                        repository
                                .findById(hash)
                                .map(found -> SuiteContent.read(found.content()))
                                .orElseThrow(() -> new IllegalStateException("no suite " + hash)));
    }

    /// A task of one suite, or, where none is named, of the only one that has it.
    ///
    /// @throws TaskNotFoundException if there is none, or more than one
    public Selection select(@Nullable String suite, String task) {
        var candidates = suites(suite);
        var found =
                candidates.stream()
                        .flatMap(
                                candidate -> {
                                    var one = candidate.find(task);
                                    return one == null
                                            ? Stream.of()
                                            : Stream.of(new Selection(candidate, one));
                                })
                        .toList();
        return switch (found.size()) {
            case 0 -> throw TaskNotFoundException.unknownTask(names(candidates), task);
            case 1 -> found.getFirst();
            default ->
                    throw TaskNotFoundException.ambiguous(
                            found.stream().map(one -> one.suite().name()).toList(), task);
        };
    }

    private static List<String> names(List<Suite> suites) {
        return suites.stream().map(Suite::name).toList();
    }
}
