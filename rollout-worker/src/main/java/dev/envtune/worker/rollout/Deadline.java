package dev.envtune.worker.rollout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// The time that an attempt has left. A request that had to wait for the environment service takes none
/// of it. Used by one thread.
public final class Deadline {
    private final Clock clock;
    private Instant end;
    private boolean waited;

    Deadline(Clock clock, Duration limit) {
        this.clock = clock;
        this.end = clock.instant().plus(limit);
    }

    /// Tells that the request under way waits for the service.
    void waited() {
        waited = true;
    }

    <T> T during(Supplier<T> request) {
        var begun = clock.instant();
        waited = false;
        var answer = request.get();
        if (waited) {
            end = end.plus(Duration.between(begun, clock.instant()));
        }
        return answer;
    }

    /// @throws TimeoutException if the work is not done in time; it is cancelled
    public <T> T await(Future<T> work) throws InterruptedException, TimeoutException {
        try {
            var left = Duration.between(clock.instant(), end);
            if (!left.isPositive()) {
                throw new TimeoutException();
            }
            return work.get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case Error error -> throw error;
                case RuntimeException cause -> cause;
                case null, default -> new IllegalStateException(e.getCause());
            };
        } finally {
            work.cancel(true);
        }
    }
}
