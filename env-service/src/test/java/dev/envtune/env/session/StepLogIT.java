package dev.envtune.env.session;

import javax.sql.DataSource;

class StepLogIT extends StepLogContract {
    @Override
    DataSource database() {
        return TestDatabase.migrated(TestDatabase.shared());
    }
}
