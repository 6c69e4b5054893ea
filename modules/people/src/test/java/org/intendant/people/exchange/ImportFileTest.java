package org.intendant.people.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intendant.people.exchange.Upload.Format;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;

/** What is a table of this kind, and what is none. */
class ImportFileTest {

    private final Shelf shelf = new Shelf();

    @Test
    void readsCsvAndJsonAlike() {
        List<ImportRow> csv = csv("title,tags,pages,lent\r\nEmma,novel old,400,no\r\n'=SUM(A1),,,yes\r\n");
        List<ImportRow> json = json("{\"rows\": [{\"title\": \"Emma\", \"tags\": [\"novel\", \"old\"], \"pages\": 400,"
                + " \"lent\": false}, {\"title\": \"=SUM(A1)\", \"tags\": [], \"pages\": \"\", \"lent\": true}]}");

        assertThat(json).isEqualTo(csv);
        assertThat(csv).extracting(ImportRow::number).containsExactly(2, 3);
        assertThat(csv.get(1).cells().text("title")).isEqualTo("=SUM(A1)");
        assertThat(csv).allSatisfy(row -> assertThat(row.faults()).isEmpty());
    }

    @Test
    void refusesAFileThatIsNoTableOfThisKind() {
        refused("", "There is no row in it.");
        refused("title\n", "There is no row in it.");
        refused("title,colour\nEmma,red\n", "There is no column “colour” for books. The template has them all.");
        refused("title,\nEmma,red\n", "A column has no name.");
        refused("title,title\nEmma,Emma\n", "A column stands twice in the header.");
        refused("tags\nold\n", "The column “title” is missing.");
        refused("title,<script>\nEmma,\n", "There is no column “<script>” for books.");
        refused("title\n" + rows(1001), "There are more than 1000 rows.");
        assertThat(csv("title\n" + rows(1000))).hasSize(1000);
        assertThatThrownBy(() -> json("{\"rows\": []}")).hasMessage("There is no row in it.");
        assertThatThrownBy(() -> json("{\"rows\": [{\"colour\": \"red\"}]}"))
                .hasMessageStartingWith("There is no column “colour”");
        assertThatThrownBy(() -> json("[]")).isInstanceOf(NoJson.class);
        assertThatThrownBy(() -> json("{")).isInstanceOf(NoJson.class);
    }

    @Test
    void refusesTheRowAloneWhereOnlyTheRowIsWrong() {
        assertThat(faults("title,tags\nEmma\n")).containsExactly("2 : This row has 1 cells, the header 2.");
        assertThat(faults("title\nEmma,old\n")).containsExactly("2 : This row has 2 cells, the header 1.");
        assertThat(faults("title,tags\n ,old\nEmma,old\n")).containsExactly("2 title: Give the title.");
        assertThat(faults("title,tags\nEmma," + "x".repeat(20_001) + "\n"))
                .containsExactly("2 tags: A cell holds at most 20000 characters.");
        assertThat(faults("title\nEm\0ma\n")).containsExactly("2 title: No text holds the character NUL.");
        assertThat(
                        json(
                                "{\"rows\": [{\"title\": \"Emma\", \"pages\": 1.5}, {\"title\": \"x\", \"tags\": {\"a\": 1}}]}"))
                .allSatisfy(row -> assertThat(row.faults()).hasSize(1));
    }

    @Test
    void refusesAllRowsAboutTheSameThing() {
        assertThat(faults("title,pages\nEmma,1\nUlysses,2\nEMMA ,1\n"))
                .containsExactly(
                        "2 title: Rows 2, 4 say the same here, which only one book can. Keep one of them.",
                        "4 title: Rows 2, 4 say the same here, which only one book can. Keep one of them.");
    }

    @Test
    void ordersRowsByWhatTheyName() {
        List<ImportRow> rows =
                csv("title,precedes,sequel\nThird,Second,\nFirst,,Second\nSecond,First,Third\nAlone,Unknown,\n");
        RowOrder order = new RowOrder(shelf, rows);

        assertThat(shown(order.steps(rows))).containsExactly("First-", "Second-", "Third", "Alone", "First", "Second");
        assertThat(shown(order.steps(rows.get(0)))).containsExactly("First-", "Second-", "Third");
        assertThat(shown(order.steps(rows.get(1)))).containsExactly("First-", "Second-", "First");
        assertThat(shown(order.steps(rows.get(3)))).containsExactly("Alone");
    }

    @Test
    void endsWhereRowsGoRoundInCircles() {
        List<ImportRow> rows = csv("title,precedes\nOne,Two\nTwo,One\nSelf,Self\n");

        assertThat(shown(new RowOrder(shelf, rows).steps(rows))).containsExactly("Two", "One", "Self");
    }

    /** Guards T37: a chain through the whole file is not tried once for each of its rows. */
    @Test
    void refusesRowsThatNeedTooManyOthers() {
        List<ImportRow> rows = csv("title,precedes\n"
                + IntStream.range(0, 30)
                        .mapToObj(n -> "B" + n + ",B" + (n - 1) + "\n")
                        .collect(Collectors.joining()));
        RowOrder order = new RowOrder(shelf, rows);

        assertThat(order.steps(rows.get(24))).hasSize(25);
        assertThatThrownBy(() -> order.steps(rows.get(25)))
                .hasMessage("It needs more than 25 rows of the file. Import those first.");
        assertThat(order.steps(rows)).hasSize(30);
    }

    private static List<String> shown(List<RowOrder.Step> steps) {
        return steps.stream()
                .map(step -> step.cells().text("title") + (step.last() ? "" : "-"))
                .toList();
    }

    private static String rows(int number) {
        return IntStream.range(0, number).mapToObj(n -> "Book " + n + "\n").collect(Collectors.joining());
    }

    private List<String> faults(String text) {
        return csv(text).stream()
                .flatMap(row -> row.faults().stream()
                        .map(fault -> row.number() + " " + fault.field() + ": " + fault.sentence()))
                .toList();
    }

    private List<ImportRow> csv(String text) {
        return ImportFile.read(shelf, new Upload(text.getBytes(UTF_8), Format.CSV, ""));
    }

    private List<ImportRow> json(String text) {
        return ImportFile.read(shelf, new Upload(text.getBytes(UTF_8), Format.JSON, ""));
    }

    private void refused(String text, String sentence) {
        assertThatThrownBy(() -> csv(text)).isInstanceOf(Refused.class).hasMessageStartingWith(sentence);
    }
}
