package org.intendant.application;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intendant.demo.RunCommand;
import org.junit.jupiter.api.Test;

/** What the code may not do with what comes from outside, whoever writes it. */
class InputRulesTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.intendant");

    /** Who looks for a part of a text with a pattern, and why that guards nothing or is the safe way round. */
    private static final Map<String, String> SEARCHING = Map.of(
            "org.intendant.hostforwarding.push.NginxDump",
            "heads of files in a dump that was printed for others, whose text is only shown",
            "org.intendant.portforwarding.push.IptablesRule",
            "takes the words of a rule one by one; what it does not know becomes a refusal",
            "org.intendant.web.requests.PathRules",
            "refuses what is found anywhere",
            "org.intendant.people.door.RequestPath",
            "refuses what is found anywhere",
            "org.intendant.notices.post.HookSender",
            "reads the first line of an answer, to show its status",
            "org.intendant.keymanager.push.HostLine",
            "names a line of a key file; one without a key goes by its text",
            "org.intendant.launch.Awaiting",
            "finds the reasons in the answer of our own child",
            "org.intendant.launch.Pem",
            "looks for the key in the operator's own file");

    private static final Pattern REGEX =
            Pattern.compile("(?:\\.matches\\(|Pattern\\.compile\\()\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Patterns whose dots pass over a part that a line end cannot be in, or that let in: a line end is then refused. */
    private static final Set<String> NOT_FOOLED = Set.of(
            "(.*\\\\.)?(0x[0-9a-f]*|[0-9]+)", // what it does not find is held against the pattern of names
            "/[^/]+/parts(/.*)?", // after it was seen that a path is printable
            "/[^/\\\\\\\\].*");

    /** T7: a pattern that guards is matched in full; whoever searches instead is named here with his reason. */
    @Test
    void patternsAreMatchedInFull() {
        classes()
                .that(are(resideOutsideOfPackages("org.intendant.lab..", "org.intendant.demo..")))
                .should(searchOnlyIn(SEARCHING.keySet()))
                .check(CODE);
    }

    private static ArchCondition<JavaClass> searchOnlyIn(Set<String> named) {
        Set<String> searches = Set.of("find", "lookingAt", "asPredicate", "hitEnd", "useAnchoringBounds", "region");
        return new ArchCondition<>("search with a pattern only where that is named") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().getPackageName().equals("java.util.regex")
                                && searches.contains(call.getTarget().getName())
                                && !named.contains(type.getName()))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
            }
        };
    }

    /** T7: {@code .} passes over no line end, so what is to be refused would hide behind one; {@code $} stands before one. */
    @Test
    void noPatternIsFooledByALineEnd() throws IOException {
        List<String> fooled = new ArrayList<>();
        int seen = 0;
        for (Path source : sources()) {
            Matcher regex = REGEX.matcher(Files.readString(source));
            while (regex.find()) {
                seen++;
                String text = regex.group(1);
                boolean passesOver = text.matches("\\(?\\.[*+].*|.*[^\\\\]\\.[*+]\\)?") && !text.startsWith("(?s)");
                if (passesOver && !NOT_FOOLED.contains(text)) {
                    fooled.add(source.getFileName() + ": " + text);
                }
            }
        }
        assertThat(seen).as("patterns").isGreaterThan(40);
        assertThat(fooled).isEmpty();
    }

    /** T7, T34: the class Cntrl of patterns knows ASCII alone; the controls of eight bits are in Cc. */
    @Test
    void patternsKnowAllControlCharacters() throws IOException {
        for (Path source : sources()) {
            assertThat(Files.readString(source)).as(source.toString()).doesNotContain("p{Cntrl}");
        }
    }

    /** T7: a word that somebody sent becomes one of an enumeration where what is none is refused, and nowhere else. */
    @Test
    void wordsOfOthersBecomeOursInFewPlaces() {
        classes()
                .should(new ArchCondition<>("read an enumeration from text only where that is named") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getMethodCallsFromSelf().stream()
                                .filter(call -> call.getTarget().getName().equals("valueOf")
                                        && (call.getTargetOwner().isEnum()
                                                || call.getTargetOwner().isEquivalentTo(Enum.class))
                                        && !WORDS.contains(type.getName())
                                        && !type.getName().contains("Rows"))
                                .filter(call -> !call.getOrigin().getName().equals("valueOf"))
                                .forEach(
                                        call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
                    }
                })
                .check(CODE);
    }

    /** Those that refuse, and those that read what we wrote ourselves; what reads rows of the database is not listed. */
    private static final Set<String> WORDS = Set.of(
            "org.intendant.operations.Comparisons",
            "org.intendant.operations.Visible",
            "org.intendant.servers.ServerSearch",
            "org.intendant.servers.pages.BulkPage",
            "org.intendant.notices.wishes.Mute",
            "org.intendant.people.Actors");

    /** T27: nothing of ours unpacks objects, reads XML, computes text or opens archives, but the backup's one entry. */
    @Test
    void nothingThatIsReadBecomesMoreThanData() {
        noClasses()
                .that(are(resideOutsideOfPackages("org.intendant.lab..", "org.intendant.demo..")))
                .should()
                .dependOnClassesThat(are(resideInAnyPackage(
                        "javax.xml..",
                        "org.w3c.dom..",
                        "org.xml.sax..",
                        "jakarta.xml..",
                        "javax.script..",
                        "java.beans..",
                        "org.yaml..",
                        "java.rmi..",
                        "javax.naming..")))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.io.ObjectInputStream.class, java.io.Externalizable.class)
                .check(CODE);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.intendant.launch.Archive")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        java.util.zip.ZipInputStream.class,
                        java.util.zip.ZipFile.class,
                        java.util.zip.GZIPInputStream.class,
                        java.util.zip.InflaterInputStream.class,
                        java.util.zip.Inflater.class)
                .check(CODE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.fasterxml.jackson.annotation.JsonTypeInfo")
                .orShould()
                .callMethodWhere(new com.tngtech.archunit.base.DescribedPredicate<>("the sender names the type") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                        return call.getTarget().getName().contains("DefaultTyping");
                    }
                })
                .check(CODE);
    }

    /** T22: who asks a request which host it named: the door, to compare it with where the form comes from. */
    @Test
    void theHostOfARequestBecomesNoLink() throws IOException {
        List<String> asking = new ArrayList<>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            if (Pattern.compile(
                            "getServerName\\(|getServerPort\\(|getRequestURL\\(|getHeader\\(\"(?i:host|x-forwarded-\\w+|forwarded)\""
                                    + "|getBaseUri|getAbsolutePath\\w*\\(|getRequestUri\\(\\)(?!\\.getRaw)|getRequestServerName|getRequestScheme\\(")
                    .matcher(text)
                    .find()) {
                asking.add(source.getFileName().toString());
            }
        }
        assertThat(asking).containsExactlyInAnyOrder("SameOrigin.java");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(RunCommand.root())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .filter(file -> !file.toString().contains("/modules/lab/")
                            && !file.toString().contains("/demo/"))
                    .toList();
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }
}
