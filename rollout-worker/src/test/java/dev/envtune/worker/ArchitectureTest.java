package dev.envtune.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.envtune.worker", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowsTheEnvironmentByItsContractOnly =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.envtune.env..");

    @ArchTest
    static final ArchRule knowsNoTensors =
            noClasses().should().dependOnClassesThat().resideInAPackage("ai.djl..");

    /// The worker is a library too, whose users need no web server.
    @ArchTest
    static final ArchRule onlyTheServerKnowsSpring =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.envtune.worker.serve..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..",
                            "org.apache..",
                            "jakarta..",
                            "io.micrometer..");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.envtune.worker.(*)..").should().beFreeOfCycles();
}
