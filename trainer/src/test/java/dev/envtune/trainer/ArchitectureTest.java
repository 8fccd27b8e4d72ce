package dev.envtune.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.envtune.trainer", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowsTheEnvironmentByItsContractOnly =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.envtune.env..");

    @ArchTest
    static final ArchRule knowsNoTensors =
            noClasses().should().dependOnClassesThat().resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule algorithmIsArithmetic =
            classes()
                    .that()
                    .resideInAPackage("dev.envtune.trainer.algorithm..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.envtune.trainer.algorithm..",
                            "dev.envtune.trainer.config..",
                            "dev.envtune.contract..",
                            "java..",
                            "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.envtune.trainer.(*)..").should().beFreeOfCycles();
}
