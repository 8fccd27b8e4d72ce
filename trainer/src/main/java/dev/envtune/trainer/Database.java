package dev.envtune.trainer;

import dev.envtune.contract.terminal.Progress;
import dev.envtune.trainer.ledger.Ledger;
import dev.envtune.trainer.ledger.RunEntity;
import dev.envtune.trainer.ledger.RunRepository;
import dev.envtune.trainer.run.RunException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/// The trainer's part of the database.
final class Database implements AutoCloseable {
    /// Stands for the run that began last.
    static final String LATEST = "latest";

    private static final String URL = "ENVTUNE_DB_URL";

    private final ConfigurableApplicationContext context;

    private Database(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// Connects, and brings the schema up to date.
    ///
    /// @throws RunException if there is no database, or none that answers
    static Database open(Progress progress) {
        var url = System.getenv(URL);
        if (url == null || url.isBlank()) {
            throw new RunException(
                    "No database is configured. ./envtune train starts one by itself; otherwise set"
                            + " ENVTUNE_DB_URL (jdbc:postgresql://HOST:PORT/NAME), ENVTUNE_DB_USER and"
                            + " ENVTUNE_DB_PASSWORD.");
        }
        try {
            return new Database(
                    progress.during(
                            "connecting to the database", () -> TrainerApplication.start()));
        } catch (RuntimeException e) {
            throw new RunException(
                    "The database does not answer as it should: %s. Look whether it runs (./envtune db status), or name another one with ENVTUNE_DB_URL."
                            .formatted(NestedExceptionUtils.getMostSpecificCause(e).getMessage()));
        }
    }

    RunRepository runs() {
        return context.getBean(RunRepository.class);
    }

    Ledger ledger() {
        return context.getBean(Ledger.class);
    }

    DataSource source() {
        return context.getBean(DataSource.class);
    }

    /// @param id of a run, or [#LATEST]
    /// @throws RunException if there is no such run
    RunEntity run(String id) {
        var all = runs().findAllByOrderByCreatedDesc();
        return all.stream()
                .filter(run -> id.equals(LATEST) || run.getId().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new RunException(
                                        all.isEmpty()
                                                ? "There is no run yet. Begin one with ./envtune train."
                                                : "There is no run %s. The latest are: %s."
                                                        .formatted(
                                                                id,
                                                                all.stream()
                                                                        .limit(5)
                                                                        .map(RunEntity::getId)
                                                                        .collect(
                                                                                Collectors.joining(
                                                                                        ", ")))));
    }

    @Override
    public void close() {
        context.close();
    }
}
