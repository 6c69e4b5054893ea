package org.intendant.samba.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is taken out of Samba's own configuration, and put back, byte by byte. */
class SectionsKeptTest {

    private static final String DOCS = "[docs]\n   path = /srv/samba/docs\n\n   ; who\n   valid users = smb-anna\n";
    private static final String TEAM = "[ Team ]\npath=/srv/samba/team\n";
    private static final String FILE =
            """
            [global]
            \tworkgroup = HOME
            # the papers
            """ + DOCS + "\n# the team\n" + TEAM + "[pub]\r\npath=/srv/pub\r\n\n[docs2]\n path = /x";

    @Test
    void exactlyOneSectionGoesOutAndComesBack() {
        String out = new SectionsKept(FILE).text(List.of(DOCS));

        assertThat(out).isEqualTo(FILE.replace(DOCS, """
                # Adopted by Intendant: [docs]
                # Adopted by Intendant:    path = /srv/samba/docs
                # Adopted by Intendant:\s
                # Adopted by Intendant:    ; who
                # Adopted by Intendant:    valid users = smb-anna
                """));
        assertThat(new SectionsKept(out).text(List.of(DOCS))).isEqualTo(out);
        assertThat(new SectionsKept(out).text(List.of())).isEqualTo(FILE);
    }

    @Test
    void sectionsBesideEachOtherStayApart() {
        String file = DOCS + TEAM + TEAM.replace("Team", "more");
        String out = new SectionsKept(file).text(List.of(DOCS, TEAM));

        assertThat(new SectionsKept(out).of("TEAM")).isEmpty();
        assertThat(new SectionsKept(out).of("more")).hasSize(1);
        assertThat(new SectionsKept(out).changed(List.of(TEAM))).containsExactly("docs");
        assertThat(new SectionsKept(out).text(List.of(TEAM))).startsWith(DOCS + "# Adopted");
        assertThat(new SectionsKept(out).text(List.of())).isEqualTo(file);
    }

    @Test
    void whatIsNoUtf8Stays() {
        byte[] bytes = (DOCS + "; caf\u00e9\n" + TEAM).getBytes(StandardCharsets.ISO_8859_1);
        SectionsKept main = SectionsKept.of(bytes);
        assertThat(main.of("docs").get(0).text()).isEqualTo(DOCS);
        assertThat(main.text(List.of()).getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(bytes);
        assertThat(SectionsKept.of("[x]\ncomment=é\n".getBytes(StandardCharsets.UTF_8))
                        .sections())
                .extracting(SectionsKept.Section::text)
                .containsExactly("[x]\ncomment=é\n");
    }

    @Test
    void anotherTextIsAnotherSection() {
        assertThat(new SectionsKept(FILE.replace("smb-anna", "smb-ben")).text(List.of(DOCS)))
                .doesNotContain("Adopted");
        assertThat(new SectionsKept(FILE).hasAdopted()).isFalse();
    }
}
