package dev.envtune.env.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The suites in the database. A suite imported by one replica is soon known to the others.
public final class SuiteCatalog {
    private static final Logger LOG = LoggerFactory.getLogger(SuiteCatalog.class);

    /// How long another replica's import may go unnoticed.
    private static final Duration KNOWN_FOR = Duration.ofSeconds(5);

    private final SuiteRepository repository;
    private final Clock clock;
    private final Map<String, Suite> byHash = new ConcurrentHashMap<>();
    private final ReentrantLock reading = new ReentrantLock();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private volatile Listing listing = Listing.NEVER_READ;

    private record Listing(Instant read, List<Suite> suites, List<Unreadable> unreadable) {
        static final Listing NEVER_READ = new Listing(Instant.MIN, List.of(), List.of());
    }

    /// A suite that is in the database and left out, because its content is damaged.
    ///
    /// @param problem what is wrong and what to do
    public record Unreadable(String name, String contentHash, String problem) {}

    /// A task and the suite it is from.
    public record Selection(Suite suite, Task task) {}

    SuiteCatalog(SuiteRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// Makes a suite the newest of its name.
    ///
    /// @return false if it was that already, undamaged
    public boolean add(Suite suite) {
        byHash.putIfAbsent(suite.contentHash(), suite);
        if (repository.findNewest().contains(suite.contentHash())
                && isReadable(suite.contentHash())) {
            return false;
        }
        repository.importNow(suite.contentHash(), suite.name(), SuiteContent.write(suite));
        listing = Listing.NEVER_READ;
        return true;
    }

    private boolean isReadable(String contentHash) {
        try {
            stored(contentHash);
            return true;
        } catch (UnreadableSuiteException _) {
            return false;
        }
    }

    /// The newest suite of each name, by name, without those that are damaged.
    public List<Suite> suites() {
        return listing().suites();
    }

    /// The suites that are left out.
    public List<Unreadable> unreadable() {
        return listing().unreadable();
    }

    private Listing listing() {
        var known = listing;
        if (!known.read().isBefore(clock.instant().minus(KNOWN_FOR))) {
            return known;
        }
        // One caller reads. Meanwhile the others take what was known, or else wait for it.
        if (known == Listing.NEVER_READ) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return known;
        }
        try {
            if (listing == known) {
                listing = read(clock.instant());
            }
            return listing;
        } finally {
            reading.unlock();
        }
    }

    private Listing read(Instant now) {
        var suites = new ArrayList<Suite>();
        var unreadable = new ArrayList<Unreadable>();
        for (var hash : repository.findNewest()) {
            try {
                suites.add(get(hash));
            } catch (UnreadableSuiteException e) {
                var name = repository.findById(hash).map(SuiteEntity::name).orElse(hash);
                unreadable.add(new Unreadable(name, hash, String.valueOf(e.getMessage())));
                if (told.add(hash)) {
                    LOG.warn("left out: {}", e.getMessage());
                }
            }
        }
        return new Listing(now, List.copyOf(suites), List.copyOf(unreadable));
    }

    /// The newest suite of a name, or of each name where none is given.
    ///
    /// @throws TaskNotFoundException if there is none
    public List<Suite> suites(@Nullable String name) {
        if (name == null) {
            return suites();
        }
        var listed = listing();
        var named = listed.suites().stream().filter(suite -> suite.name().equals(name)).toList();
        if (!named.isEmpty()) {
            return named;
        }
        throw listed.unreadable().stream()
                .filter(suite -> suite.name().equals(name))
                .findFirst()
                .map(TaskNotFoundException::unreadableSuite)
                .orElseGet(() -> TaskNotFoundException.unknownSuite(name, names(listed.suites())));
    }

    /// A suite by its content hash, the newest of its name or not.
    ///
    /// @throws UnreadableSuiteException if its content is damaged
    public Suite get(String contentHash) {
        return byHash.computeIfAbsent(contentHash, this::stored);
    }

    private Suite stored(String contentHash) {
        var row =
                repository
                        .findById(contentHash)
                        .orElseThrow(() -> new IllegalStateException("no suite " + contentHash));
        try {
            return SuiteContent.read(row.content());
        } catch (UnreadableSuiteException e) {
            throw new UnreadableSuiteException(
                    "suite %s in the database is damaged (content hash %s; %s). Import it again: ./envtune import --bfcl DIR_OR_WHEEL"
                            .formatted(row.name(), contentHash, e.getMessage()),
                    e);
        }
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
