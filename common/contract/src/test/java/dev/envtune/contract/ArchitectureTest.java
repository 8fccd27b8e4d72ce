package dev.envtune.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.envtune.contract", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule contractKnowsOnlyTheJdkAndJson =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.envtune.contract..",
                            "java..",
                            "com.fasterxml.jackson.annotation..",
                            "tools.jackson..",
                            "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule recordsKnowNeitherClientNorTerminal =
            noClasses()
                    .that()
                    .resideInAPackage("dev.envtune.contract")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.envtune.contract.client..",
                            "dev.envtune.contract.terminal..",
                            "tools.jackson..");
}
