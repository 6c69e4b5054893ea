package org.intendant.people.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.intendant.people.AuditEntry;
import org.intendant.people.HouseTest;
import org.intendant.people.Person;
import org.intendant.people.PersonDraft;
import org.intendant.people.PersonRows;
import org.intendant.people.Role;
import org.intendant.people.accounts.PeopleTable;
import org.intendant.people.exchange.RowResult.Does;
import org.intendant.people.exchange.Upload.Format;
import org.intendant.web.Query;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People out into a file and in again, on a real database. */
abstract class PeopleFileContract extends HouseTest {

    private Imports imports;
    private Exports exports;
    private PeopleTable people;

    @BeforeEach
    void begin() {
        imports = house.get(Imports.class);
        exports = house.get(Exports.class);
        people = house.get(PeopleTable.class);
        house.as(admin);
    }

    @Test
    void showsWhatWouldBeAndChangesNothing() {
        ImportPreview preview =
                preview("username,displayName,role\nAmira,Amira Said,operator\nmaren,Maren Holt,\nroot,root,ADMIN\n"
                        + "intendant,X,\nöyvind,Ö,\nlea,,king\n");

        assertThat(shown(preview.report()))
                .containsExactly(
                        "2 ADD amira: username ''→'amira', displayName ''→'Amira Said', role ''→'OPERATOR', active ''→'yes'",
                        "3 CHANGE maren: displayName 'maren'→'Maren Holt'",
                        "4 NOTHING root: ",
                        "5 REFUSED intendant: username “intendant” stands for the application itself in the audit trail.",
                        "6 REFUSED öyvind: username Give a user name of 1 to 64 letters a to z, digits, dots, underscores, @ or"
                                + " hyphens, beginning with a letter or a digit.",
                        "7 REFUSED lea: role The roles are ADMIN, OPERATOR, VIEWER and MEMBER.");
        assertThat(preview.deed()).isEqualTo("Add 1 and change 1 people");
        assertThat(house.in(() -> house.get(PersonRows.class).named("amira"))).isEmpty();
        assertThat(person("maren").getDisplayName()).isEqualTo("maren");
        assertThat(entries("person")).isEmpty();
    }

    @Test
    void doesWhatItShowedWithAnEntryForEach() {
        ImportReport report =
                imports.apply(preview("username,displayName,role,active\namira,Amira Said,OPERATOR,no\nmaren,Maren"
                        + " Holt,,\nnobody,X,,\n"));

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.rows().get(0).href())
                .isEqualTo("/people/person.xhtml?id=" + person("amira").getId());
        assertThat(person("amira").isPasswordSet()).isFalse();
        assertThat(person("amira").isActive()).isFalse();
        assertThat(person("maren").getDisplayName()).isEqualTo("Maren Holt");
        assertThat(entries("person.add")).hasSize(1);
        assertThat(entries("person.change").get(0).getAfter()).contains("displayName: Maren Holt");
        assertThat(entries("person.import").get(0).getAfter())
                .isEqualTo("added: 1\nchanged: 1\nunchanged: 0\nrefused: 1");
        assertThat(preview("username,displayName,role,active\namira,Amira Said,OPERATOR,no\nmaren,Maren Holt,,\n")
                        .deed())
                .as("the same once more")
                .isEmpty();
    }

    @Test
    void refusesARowThatSomebodyChangedAfterThePreviewAndDoesTheOthers() {
        Person lea = house.somebody("lea", Role.MEMBER);
        ImportPreview preview = preview("username,displayName\nmaren,Maren Holt\nlea,Léa Roux\namira,Amira Said\n");
        PersonDraft meanwhile = PersonDraft.of(person("maren"));
        meanwhile.setEmail("maren@example.org");
        house.doing(() -> house.people.change(maren.getId(), meanwhile));
        house.in(() -> house.people.add(org.intendant.people.House.draft("amira", Role.VIEWER)));

        ImportReport report = imports.apply(preview);

        assertThat(shown(report))
                .containsExactly(
                        "2 REFUSED maren:  Somebody changed this person after the preview. Preview it again.",
                        "3 CHANGE lea: displayName 'lea'→'Léa Roux'",
                        "4 REFUSED amira:  Somebody added this person after the preview. Preview it again.");
        assertThat(person("maren").getDisplayName()).isEqualTo("maren");
        assertThat(person("lea").getId()).isEqualTo(lea.getId());
    }

    @Test
    void refusesARowThatSomebodyChangedSinceItWasTakenOut() {
        String taken = house.in(() -> exports.csv(people, Query.all()));
        PersonDraft meanwhile = PersonDraft.of(person("maren"));
        meanwhile.setEmail("maren@example.org");
        house.doing(() -> house.people.change(maren.getId(), meanwhile));

        assertThat(shown(preview(taken.replace("maren,maren,", "maren,Maren Holt,"))
                        .report()))
                .containsExactly(
                        "2 REFUSED maren: version Somebody changed maren since it was taken out into this file.",
                        "3 NOTHING root: ");
    }

    /** Guards T34: names that a spreadsheet would compute come back as they were. */
    @Test
    void bringsBackWhatItTookOutEvenWhatLooksLikeAFormula() {
        for (String name : List.of("=1+1", "+49 30", "-x", "@SUM(A1)", "'=1", "a \"b\", c; d")) {
            PersonDraft draft = PersonDraft.of(person("maren"));
            draft.setDisplayName(name);
            house.doing(() -> house.people.change(maren.getId(), draft));

            String csv = house.in(() -> exports.csv(people, Query.all()));
            assertThat(csv).as(name).doesNotContainPattern("(?m)(^|,)\"?[=+@-]");
            assertThat(preview(csv).report().unchanged()).as(csv).isEqualTo(2);
            assertThat(house.in(() -> exports.json(people, Query.all())).get(0)).containsEntry("displayName", name);
        }
    }

    /** Guards T29: nothing secret is in a file, and no column takes any. */
    @Test
    void takesOutNoSecret() {
        String csv = house.in(() -> exports.csv(people, Query.all()));

        assertThat(csv.lines().findFirst()).contains("username,displayName,email,role,active,version");
        assertThat(csv).doesNotContain(person("maren").passwordHash().orElseThrow());
        assertThatThrownBy(() -> preview("username,passwordHash\nmaren,x\n")).hasMessageContaining("no column");
        assertThat(entries("person.export").get(0).getAfter()).isEqualTo("rows: 2");
    }

    @Test
    void takesOutWhatTheListShows() {
        assertThat(house.in(() -> exports.csv(people, new Query("", Map.of("role", "ADMIN"), "", false, 0, 1))))
                .contains("\r\nroot,")
                .doesNotContain("maren");
        assertThat(house.in(() -> exports.template(people)))
                .startsWith("username,")
                .contains("\r\nmaren,Maren Holt,");
        assertThat(preview(house.in(() -> exports.template(people))).report().refused())
                .as("the template is right")
                .isZero();
    }

    /** Guards T14: importing gives nobody what he may not do by hand. */
    @Test
    void importsForNobodyWhoMayNotChangePeople() {
        house.as(maren);

        assertThatThrownBy(() -> preview("username\namira\n")).hasMessage("Your role does not allow this.");
        assertThatThrownBy(() -> imports.kind("people")).hasMessage("Your role does not allow this.");
        assertThatThrownBy(() -> imports.kind("secrets")).hasMessage("There is nothing of this name to import.");
    }

    @Test
    void keepsTheLastAdministratorByFileToo() {
        assertThat(shown(preview("username,role\nroot,VIEWER\n").report()))
                .singleElement()
                .asString()
                .contains("REFUSED root")
                .contains("last administrator");
        assertThat(shown(preview("username,active\nroot,no\n").report()))
                .singleElement()
                .asString()
                .contains("last administrator");
    }

    private ImportPreview preview(String csv) {
        return imports.preview(people, new Upload(csv.getBytes(UTF_8), Format.CSV, "people.csv"));
    }

    private Person person(String username) {
        return house.in(() -> house.get(PersonRows.class).named(username)).orElseThrow();
    }

    private List<AuditEntry> entries(String action) {
        return house.in(() -> house.trail.page(new Query("", Map.of("action", action), "", false, 0, 10)))
                .rows();
    }

    private static List<String> shown(ImportReport report) {
        return report.rows().stream()
                .map(row -> row.row() + " " + row.does() + " " + row.name() + ": "
                        + (row.does() == Does.REFUSED
                                ? row.refusals().stream()
                                        .map(refusal -> refusal.field() + " " + refusal.message())
                                        .reduce("", String::concat)
                                : String.join(
                                        ", ",
                                        row.changes().stream()
                                                .map(change -> change.field() + " '" + change.before() + "'→'"
                                                        + change.after() + "'")
                                                .toList())))
                .toList();
    }
}
