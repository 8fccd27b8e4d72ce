package dev.envtune.env;

import dev.envtune.env.task.BfclImporter;
import dev.envtune.env.task.ClasspathSuites;
import dev.envtune.env.task.StarterSuite;
import dev.envtune.env.task.Suite;
import dev.envtune.env.task.SuiteCatalog;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/// Sees to it, before the first request, that the bundled suite, those of other jars and the one configured are in the database.
final class SuiteImport implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(SuiteImport.class);

    private final ServiceSettings settings;
    private final SuiteCatalog catalog;

    SuiteImport(ServiceSettings settings, SuiteCatalog catalog) {
        this.settings = settings;
        this.catalog = catalog;
    }

    @Override
    public void afterSingletonsInstantiated() {
        add(StarterSuite.load());
        ClasspathSuites.load().forEach(this::add);
        if (!settings.bfcl().isBlank()) {
            var imported = BfclImporter.read(Path.of(settings.bfcl()));
            imported.warnings().forEach(warning -> LOG.warn("{}", warning));
            add(imported.suite());
        }
    }

    private void add(Suite suite) {
        if (catalog.add(suite)) {
            LOG.info("imported suite {}: {} tasks", suite.name(), suite.tasks().size());
        }
    }
}
