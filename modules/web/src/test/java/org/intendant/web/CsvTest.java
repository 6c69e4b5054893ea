package org.intendant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;

/** Guards T34: what is exported is no formula anywhere, and comes back as it was. */
class CsvTest {

    private static final List<String> FORMULAS = List.of(
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "＝1",
            "'=1",
            "''-1",
            "=HYPERLINK(\"x\",\"y\")");

    @Test
    void writesAHeaderAndItsRows() {
        assertThat(Csv.write(
                        List.of("name", "notes"), Stream.of(List.of("web1", "say \"hi\", now"), List.of("", "a\nb"))))
                .isEqualTo("name,notes\r\nweb1,\"say \"\"hi\"\", now\"\r\n\"\",\"a\nb\"\r\n");
    }

    @Test
    void makesNoFormulaForASpreadsheet() {
        for (String formula : FORMULAS) {
            assertThat(Csv.tame(formula)).as(formula).isEqualTo("'" + formula);
        }
        assertThat(Csv.tame("web-1=a")).isEqualTo("web-1=a");
    }

    @Test
    void readsWhatItWroteCellByCell() {
        List<String> others = List.of("", "'", "'tis", "''x", "a'b", "\"", "a,b;c\td", "é ✓", "  x ", "a\r\nb", "#x");
        for (String cell : Stream.concat(FORMULAS.stream(), others.stream()).toList()) {
            String text = Csv.write(List.of("one", "two"), Stream.of(List.of(cell, "x"), List.of("x", cell)));

            assertThat(Csv.read(text, 3))
                    .as(text)
                    .containsExactly(List.of("one", "two"), List.of(cell, "x"), List.of("x", cell));
        }
    }

    @Test
    void readsWhatSpreadsheetsWriteElsewhere() {
        assertThat(Csv.read("name;notes\nweb1;\"a;b, c\"\n\n\nweb2;\n", 5))
                .containsExactly(List.of("name", "notes"), List.of("web1", "a;b, c"), List.of("web2", ""));
        assertThat(Csv.read("name\tnotes\r\nweb1\ta b\r\n", 5))
                .containsExactly(List.of("name", "notes"), List.of("web1", "a b"));
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> Csv.read("name\n\"web1\n", 5))
                .isInstanceOf(Refused.class)
                .hasMessage("Row 2 is no CSV: a quotation mark is never closed.");
        assertThatThrownBy(() -> Csv.read("name\n\"web1\"x\n", 5))
                .isInstanceOf(Refused.class)
                .hasMessage("Row 2 is no CSV: a quotation mark stands where none belongs.");
        assertThatThrownBy(() -> Csv.read("name\na\nb\n", 2))
                .hasMessage("There are more than 1 rows. Split it into several files.");
    }
}
