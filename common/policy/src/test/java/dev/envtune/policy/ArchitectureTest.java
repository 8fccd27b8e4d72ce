package dev.envtune.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.envtune.policy", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule templatesKnowOnlyTheJdk =
            classes()
                    .that()
                    .resideInAPackage("dev.envtune.policy.jinja..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.envtune.policy.jinja..", "java..", "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule textNeedsNoTensors =
            classes()
                    .that()
                    .resideInAPackage("dev.envtune.policy.text..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.envtune.policy",
                            "dev.envtune.policy.text..",
                            "dev.envtune.policy.jinja..",
                            "dev.envtune.contract..",
                            "ai.djl.huggingface.tokenizers.jni..",
                            "tools.jackson..",
                            "java..",
                            "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule onlyTorchKnowsLibtorch =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.envtune.policy.torch..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("ai.djl.ndarray..", "ai.djl.pytorch..", "ai.djl.engine..");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.envtune.policy.(*)..").should().beFreeOfCycles();
}
