package dev.envtune.trainer.run;

import dev.envtune.policy.train.Checkpoint;
import dev.envtune.trainer.ledger.Ledger;
import dev.envtune.trainer.ledger.Ledger.SavedPoint;
import dev.envtune.trainer.ledger.Point;
import dev.envtune.trainer.report.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/// The checkpoints of a run: folders, of which the ledger names the one to resume from. Written, synced
/// and renamed before the ledger names it; folders that nothing needs any more are removed afterwards.
final class Checkpoints {
    private final String run;
    private final Path folder;
    private final Ledger ledger;
    private final TrainedPolicy policy;

    Checkpoints(String run, RunFolder folder, Ledger ledger, TrainedPolicy policy) {
        this.run = run;
        this.folder = folder.checkpoints();
        this.ledger = ledger;
        this.policy = policy;
    }

    /// Makes the policy as it is the one to resume from.
    ///
    /// @param kept versions that may still be gone back to
    void save(Point point, Set<Integer> kept) {
        keep(point);
        ledger.checkpoint(run, new SavedPoint(point, name(point.stage(), point.version())));
        sweep(point, kept);
    }

    /// Writes the policy as it is, to go back to, unless that was done: a version of a stage never changes.
    void keep(Point point) {
        var path = path(point.stage(), point.version());
        if (Checkpoint.exists(path)) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder, e);
        }
        policy.checkpoint(path);
    }

    /// Takes the policy to a version of a stage that was saved or kept.
    void restore(int stage, int version) {
        policy.restore(path(stage, version));
    }

    Optional<Point> latest() {
        return ledger.latest(run).map(SavedPoint::point);
    }

    private void sweep(Point point, Set<Integer> kept) {
        var needed =
                kept.stream()
                        .map(version -> name(point.stage(), version))
                        .collect(Collectors.toSet());
        needed.add(name(point.stage(), point.version()));
        needed.add(name(point.stage(), point.stageVersion()));
        try (var folders = Files.list(folder)) {
            for (var found : folders.toList()) {
                if (!needed.contains(found.getFileName())) {
                    FileSystemUtils.deleteRecursively(found);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + folder, e);
        }
    }

    private Path path(int stage, int version) {
        return folder.resolve(name(stage, version));
    }

    private static Path name(int stage, int version) {
        return Path.of("stage-%d-version-%05d".formatted(stage, version));
    }
}
