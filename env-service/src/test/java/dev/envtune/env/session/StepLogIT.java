package dev.envtune.env.session;

import dev.envtune.database.ThrowawayDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// On a database of its own, because its suites hold no tasks, which no service could list.
class StepLogIT extends StepLogContract {
    private static ThrowawayDatabase database;

    @BeforeAll
    static void startDatabase() {
        database = ThrowawayDatabase.start();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @Override
    DataSource database() {
        return TestDatabase.migrated(database.details());
    }
}
