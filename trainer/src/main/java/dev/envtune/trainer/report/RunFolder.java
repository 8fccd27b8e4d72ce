package dev.envtune.trainer.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.trainer.metrics.TrainedRollout;
import dev.envtune.trainer.metrics.UpdateMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The folder of a run, the only class that knows what lies where in it:
///
/// | file | what |
/// |---|---|
/// | `config.yaml` | the effective configuration |
/// | `left-out.txt` | the tasks that do not fit the context window, where there are some |
/// | `metrics.jsonl` | a line an update |
/// | `validations.jsonl` | a line a validation |
/// | `trajectories/update-00001.jsonl.gz` | the rollouts of an update, a line each |
/// | `checkpoints/` | what a killed run goes on from |
/// | `policy/` | the trained policy |
/// | `report.html` | the report |
///
/// For one thread. Every method that writes throws `RunFolderException.NoSpace` when the disk is full and
/// `RunFolderException.Unwritable` for other causes; every method that reads throws
/// `RunFolderException.Unreadable` and `RunFolderException.Damaged`.
public final class RunFolder {
    private static final Pattern TRAJECTORIES = Pattern.compile("update-(\\d{5,9})\\.jsonl\\.gz");

    private final Path folder;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /// Opens a run's folder, and makes what is missing of it.
    public static RunFolder open(Path folder) {
        var run = new RunFolder(folder);
        for (var part : List.of(folder, run.trajectories(), run.checkpoints(), run.policy())) {
            try {
                Files.createDirectories(part);
            } catch (IOException e) {
                throw RunFolderException.unwritten(part, e);
            }
        }
        return run;
    }

    public Path path() {
        return folder;
    }

    /// Where checkpoints lie.
    public Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    /// The model folder of the trained policy.
    public Path policy() {
        return folder.resolve("policy");
    }

    public Path report() {
        return folder.resolve("report.html");
    }

    private Path metrics() {
        return folder.resolve("metrics.jsonl");
    }

    private Path validationLines() {
        return folder.resolve("validations.jsonl");
    }

    private Path trajectories() {
        return folder.resolve("trajectories");
    }

    private Path configuration() {
        return folder.resolve("config.yaml");
    }

    public void writeConfiguration(String yaml) {
        write(configuration(), yaml);
    }

    /// The configuration as it was written; empty where there is no run yet.
    public Optional<String> readConfiguration() {
        try {
            return Optional.of(Files.readString(configuration()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new RunFolderException.Unreadable(configuration(), e);
        }
    }

    /// @return the file that names them
    public Path writeLeftOut(List<String> tasks) {
        var file = folder.resolve("left-out.txt");
        write(file, String.join("\n", tasks) + "\n");
        return file;
    }

    public void writeReport(String html) {
        write(report(), html);
    }

    private static void write(Path file, String text) {
        WholeFile.write(file, out -> out.write(text.getBytes(UTF_8)));
    }

    /// Adds an update and waits until it is on the disk.
    public void append(UpdateMetrics update) {
        JsonLines.append(metrics(), update);
    }

    /// Adds a validation and waits until it is on the disk.
    public void append(ValidationMetrics validation) {
        JsonLines.append(validationLines(), validation);
    }

    /// All updates in the order of their numbers' first lines. Of two lines of one update the later counts.
    public List<UpdateMetrics> updates() {
        var lines = JsonLines.read(metrics(), UpdateMetrics.class);
        return List.copyOf(latest(lines, UpdateMetrics::update));
    }

    /// All validations. Of two lines of one update, stage and moment the later counts.
    public List<ValidationMetrics> validations() {
        var lines = JsonLines.read(validationLines(), ValidationMetrics.class);
        return List.copyOf(latest(lines, Occasion::of));
    }

    /// What a validation belongs to: a resumed run asks whether it is already there.
    public Optional<ValidationMetrics> validation(int update, int stage, Moment moment) {
        var occasion = new Occasion(update, stage, moment);
        return validations().stream()
                .filter(validation -> Occasion.of(validation).equals(occasion))
                .findFirst();
    }

    private record Occasion(int update, int stage, Moment moment) {
        static Occasion of(ValidationMetrics validation) {
            return new Occasion(validation.update(), validation.stage(), validation.moment());
        }
    }

    private static <T> Collection<T> latest(List<T> lines, Function<T, ?> key) {
        var byKey = new LinkedHashMap<Object, T>();
        lines.forEach(line -> byKey.put(key.apply(line), line));
        return byKey.values();
    }

    /// Writes the rollouts of an update, in place of earlier ones of the same update.
    public void writeTrajectories(int update, List<TrainedRollout> rollouts) {
        JsonLines.writeCompressed(trajectories(update), rollouts);
    }

    /// The rollouts of an update; none if they were not written.
    public List<TrainedRollout> readTrajectories(int update) {
        return JsonLines.readCompressed(trajectories(update), TrainedRollout.class);
    }

    private Path trajectories(int update) {
        return trajectories().resolve("update-%05d.jsonl.gz".formatted(update));
    }

    /// Takes back all that came after an update, for a run that goes on from its checkpoint. What was
    /// measured right after that update stays.
    ///
    /// @param update the last one to stay; 0 to begin anew
    public void truncateAfter(int update) {
        JsonLines.write(
                metrics(), updates().stream().filter(line -> line.update() <= update).toList());
        JsonLines.write(
                validationLines(),
                validations().stream().filter(line -> line.update() <= update).toList());
        try (var files = Files.list(trajectories())) {
            for (var file : files.toList()) {
                if (isLeftover(file) || number(file).filter(n -> n > update).isPresent()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw RunFolderException.unwritten(trajectories(), e);
        }
    }

    private static boolean isLeftover(Path file) {
        return file.getFileName().toString().endsWith(".part");
    }

    private static Optional<Integer> number(Path file) {
        var matcher = TRAJECTORIES.matcher(file.getFileName().toString());
        return matcher.matches()
                ? Optional.of(Integer.parseInt(matcher.group(1)))
                : Optional.empty();
    }
}
