package dev.envtune.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.envtune", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule nothingDependsOnBenchmarks =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.envtune.bench..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.envtune.bench..");

    @ArchTest
    static final ArchRule benchmarksAreFreeOfCycles =
            slices().matching("dev.envtune.bench.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true);
}
