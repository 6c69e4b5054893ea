package org.intendant.application;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.people.Allowed;
import org.junit.jupiter.api.Test;

/** Guards what the poms cannot: who knows which library, and that every use case names its permission. */
class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.intendant");

    @Test
    void onlyOperationsKnowsJobRunr() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.intendant.operations..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jobrunr..")
                .check(CODE);
    }

    @Test
    void onlyHostsKnowsSsh() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.intendant.hosts..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.jcraft..")
                .check(CODE);
    }

    @Test
    void onlyPagesAndTheFrameKnowFaces() {
        noClasses()
                .that(are(notAPage()))
                .should()
                .dependOnClassesThat(are(resideInAPackage("jakarta.faces..")).or(resideInAPackage("org.primefaces..")))
                .check(CODE);
    }

    @Test
    void pagesAndResourcesLeaveTheDatabaseToTheUseCases() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Page")
                .or()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .check(CODE);
    }

    /** T11: a class that has one use case with a permission has no public method without. */
    @Test
    void everyPublicUseCaseNamesItsPermission() {
        methods()
                .that(are(publicMethodsOfUseCaseClasses()))
                .should(nameAPermission())
                .check(CODE);
    }

    /** T11: REST answers come from a use case, so from behind its permission. */
    @Test
    void everyRestResourceGoesThroughAUseCase() {
        methods().that(are(restMethods())).should(reachAUseCase()).check(CODE);
    }

    @Test
    void nothingGoesRoundInCircles() {
        slices().matching("org.intendant.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void nothingGoesRoundInCirclesInsideAModule() {
        slices().matching("org.intendant.(*).(*)..").should().beFreeOfCycles().check(CODE);
    }

    /** A drawer of its own is for a feature of its own: what is common to them stands in front of them. */
    @Test
    void theInventoryKnowsNoneOfItsFeatures() {
        noClasses()
                .that()
                .resideInAPackage("org.intendant.servers")
                .should()
                .dependOnClassesThat(are(resideInAPackage("org.intendant.servers.*.."))
                        .and(resideOutsideOfPackages("org.intendant.servers.address", "org.intendant.servers.typed")))
                .check(CODE);
    }

    @Test
    void nobodyPrintsButTheCommandLine() {
        classes()
                .that()
                .resideInAnyPackage("org.intendant..")
                .and()
                .resideOutsideOfPackages("org.intendant.demo..", "org.intendant.lab..", "org.intendant.launch..")
                .should(notUse("java.lang.System", Set.of("out", "err")))
                .check(CODE);
    }

    private static DescribedPredicate<JavaClass> notAPage() {
        return DescribedPredicate.describe(
                "classes that are neither pages nor part of the frame",
                type -> !type.getPackageName().startsWith("org.intendant.web")
                        && !outermost(type).getSimpleName().endsWith("Page"));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaMethod> publicMethodsOfUseCaseClasses() {
        return DescribedPredicate.describe(
                "public methods of classes with use cases",
                method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                        && !method.getModifiers().contains(JavaModifier.STATIC)
                        && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && isUseCaseClass(method.getOwner()));
    }

    private static boolean isUseCaseClass(JavaClass type) {
        boolean bean = type.isAnnotatedWith(ApplicationScoped.class) || type.isAnnotatedWith(RequestScoped.class);
        return bean
                && !type.getSimpleName().endsWith("Resource")
                && Stream.concat(
                                Stream.of(type.isAnnotatedWith(Allowed.class)),
                                type.getMethods().stream().map(method -> method.isAnnotatedWith(Allowed.class)))
                        .anyMatch(Boolean::booleanValue);
    }

    private static ArchCondition<JavaMethod> nameAPermission() {
        return new ArchCondition<>("name a permission with @Allowed") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean named = method.isAnnotatedWith(Allowed.class)
                        || method.getOwner().isAnnotatedWith(Allowed.class);
                events.add(new SimpleConditionEvent(
                        method, named, method.getFullName() + (named ? " names one" : " names no permission")));
            }
        };
    }

    private static DescribedPredicate<JavaMethod> restMethods() {
        return DescribedPredicate.describe(
                "REST methods",
                method -> method.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));
    }

    private static ArchCondition<JavaMethod> reachAUseCase() {
        return new ArchCondition<>("call a use case that names its permission") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean reaches = calls(method, 3);
                events.add(new SimpleConditionEvent(
                        method, reaches, method.getFullName() + (reaches ? " does" : " reaches no use case")));
            }
        };
    }

    /** True when the method, or one of its own class that it calls, calls something that names a permission. */
    private static boolean calls(JavaMethod method, int depth) {
        return method.isAnnotatedWith(Allowed.class)
                || Stream.concat(
                                method.getMethodCallsFromSelf().stream().map(call -> call.getTarget()),
                                method.getMethodReferencesFromSelf().stream().map(reference -> reference.getTarget()))
                        .flatMap(target -> target.resolveMember().stream())
                        .anyMatch(target -> target.isAnnotatedWith(Allowed.class)
                                || (depth > 0
                                        && target instanceof JavaMethod inner
                                        && inner.getOwner().getPackageName().startsWith("org.intendant")
                                        && calls(inner, depth - 1)));
    }

    private static ArchCondition<JavaClass> notUse(String owner, Set<String> fields) {
        return new ArchCondition<>("not use " + owner + "." + fields) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFieldAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().getName().equals(owner)
                                && fields.contains(access.getTarget().getName()))
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        };
    }
}
