package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.intendant.demo.RunCommand;
import org.junit.jupiter.api.Test;

/** persistence.xml names each class that has a place in the database, for nothing looks for them at a start. */
class EntitiesTest {

    private static final Pattern NAMED = Pattern.compile("<class>([\\w.$]+)</class>");

    @Test
    void areNamedEachAndAll() throws IOException {
        String unit = Files.readString(RunCommand.root().resolve("src/main/resources/META-INF/persistence.xml"));

        assertThat(NAMED.matcher(unit).results().map((MatchResult found) -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("org.intendant")
                                .stream()
                                .filter(EntitiesTest::isMapped)
                                .map(JavaClass::getName)
                                .toList());
    }

    private static boolean isMapped(JavaClass one) {
        return one.isAnnotatedWith(Entity.class)
                || one.isAnnotatedWith(Embeddable.class)
                || one.isAnnotatedWith(MappedSuperclass.class)
                || one.isAnnotatedWith(Converter.class);
    }
}
