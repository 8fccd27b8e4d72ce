package dev.envtune.env;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

@AnalyzeClasses(packages = "dev.envtune.env", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule sandboxesKnowNoFramework =
            noClasses()
                    .that()
                    .resideInAPackage("dev.envtune.env.sandbox..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..",
                            "jakarta.persistence..",
                            "org.hibernate..",
                            "javax.sql..",
                            "java.sql..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule featuresAreFreeOfCycles =
            slices().matching("dev.envtune.env.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingDependsOnTheApi =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.envtune.env.api..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.envtune.env.api..");

    @ArchTest
    static final ArchRule internalPackagesAreUsedByTheirParentOnly =
            classes()
                    .that()
                    .resideInAPackage("dev.envtune..internal..")
                    .should(beUsedWithinTheParentPackage())
                    .allowEmptyShould(true);

    private static ArchCondition<JavaClass> beUsedWithinTheParentPackage() {
        return new ArchCondition<>("be used within the parent of their internal package only") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var name = type.getPackageName();
                var parent = name.substring(0, (name + ".").indexOf(".internal."));
                for (var use : type.getDirectDependenciesToSelf()) {
                    var user = use.getOriginClass().getPackageName();
                    if (!user.equals(parent) && !user.startsWith(parent + ".")) {
                        events.add(SimpleConditionEvent.violated(type, use.getDescription()));
                    }
                }
            }
        };
    }
}
