package org.intendant.samba.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Shares as Samba reads them, and the one line that includes them. T24. */
class SmbConfTest {

    private static Wanted.Item share(String name, boolean guests, List<String> writers, List<String> readers) {
        return new Wanted.Item(7, name, "team/" + name, "For all", true, guests, "smb-share-7", writers, readers);
    }

    @Test
    void saysAllThatAShareRestsOn() {
        assertThat(SmbConf.render(List.of(share("docs", false, List.of("smb-ben"), List.of("smb-anna"))), "/srv/samba"))
                .isEqualTo("""
                        # Written by Intendant. What is changed here is reported and put right.

                        [docs]
                        \tcomment = For all
                        \tpath = /srv/samba/team/docs
                        \tavailable = yes
                        \tbrowseable = yes
                        \tguest ok = no
                        \tvalid users = smb-anna smb-ben
                        \tread only = yes
                        \twrite list = smb-ben
                        \tadmin users =
                        \tforce user =
                        \tforce group = smb-share-7
                        \tcreate mask = 0660
                        \tforce create mode = 0660
                        \tdirectory mask = 02770
                        \tforce directory mode = 02770
                        \twide links = no
                        """);
    }

    @Test
    void aShareForGuestsIsOpenToAllForReadingAlone() {
        assertThat(SmbConf.render(List.of(share("open", true, List.of("smb-ben"), List.of())), "/srv/samba"))
                .contains("\tguest ok = yes\n\tvalid users =\n\tread only = yes\n\twrite list = smb-ben\n");
    }

    @Test
    void aListOfNobodyWhichSambaTakesForEverybodyIsNeverWritten() {
        assertThatThrownBy(() -> SmbConf.render(List.of(share("docs", false, List.of(), List.of())), "/srv/samba"))
                .hasMessage("Nobody may use docs.");
    }

    @Test
    void theLineIsAddedAtTheEndAndTakenOutByteForByte() {
        for (String text : List.of("", "[global]\n\tworkgroup = X\n", "[global]\r\n[x]\n  path = /x", "# é\n\n\n")) {
            String with = MainConf.with(text);
            assertThat(with).startsWith(text).endsWith("[global]\n\tinclude = /etc/samba/intendant.conf\n");
            assertThat(MainConf.includes(with)).isTrue();
            assertThat(MainConf.with(with)).isEqualTo(with);
            assertThat(MainConf.without(with)).isEqualTo(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
            assertThat(MainConf.without(text)).isSameAs(text);
        }
    }

    @Test
    void aLineThatSomebodyWroteByHandCountsAndACommentDoesNot() {
        assertThat(MainConf.includes("[global]\n Include=/etc/samba/intendant.conf \n"))
                .isTrue();
        assertThat(MainConf.without("[global]\n Include=/etc/samba/intendant.conf \n[x]\n"))
                .isEqualTo("[global]\n[x]\n");
        for (String other : List.of(
                "# include = /etc/samba/intendant.conf", "; include = /etc/samba/intendant.conf",
                "include = /etc/samba/intendant.conf.d", "preinclude = /etc/samba/intendant.conf")) {
            assertThat(MainConf.includes(other)).as(other).isFalse();
        }
        assertThat(new SectionsKept("[Global]\n  [ Docs ] \n;[x]\n#[y]\n").sections())
                .extracting(SectionsKept.Section::name)
                .containsExactly("global", "docs");
    }

    @Test
    void whatDecidesAboutAccessIsComparedAndWordsAreNot() {
        String before = SmbConf.render(List.of(share("Docs", false, List.of("smb-ben"), List.of())), "/srv/samba");
        assertThat(ShareSections.of(before.replace("For all", "For few"))).isEqualTo(ShareSections.of(before));
        assertThat(ShareSections.of(before.replace("write list = smb-ben", "write list =")))
                .isNotEqualTo(ShareSections.of(before));
        assertThat(ShareSections.of(before)).containsOnlyKeys("docs");
    }

    @Test
    void inEffectIsWhatTheSectionSaysOrAllSectionsSay() {
        Wanted.Item docs = share("docs", false, List.of("smb-ben"), List.of());
        String printed = """
                # Global parameters
                [global]
                \tread only = Yes
                \twide links = No
                [DOCS]
                \tcomment = For all
                \tforce group = smb-share-7
                \tpath = /srv/samba/team/docs
                \tvalid users = smb-ben
                \twrite list = smb-ben
                [public]
                \tpath = /pub
                [print$]
                """;
        assertThat(new Effective(printed).otherwise(docs, "/srv/samba")).isEmpty();
        assertThat(new Effective(printed).shares()).containsExactly("DOCS", "public");
        assertThat(new Effective(printed).value("PUBLIC", "path")).isEqualTo("/pub");
        assertThat(new Effective(printed).value("public", "read only")).isEqualTo("Yes");
        assertThat(new Effective(printed.replace("read only = Yes", "read only = No")).otherwise(docs, "/srv/samba"))
                .containsExactly("read only = No");
        assertThat(new Effective(printed.replace("valid users = smb-ben", "guest ok = Yes"))
                        .otherwise(docs, "/srv/samba"))
                .contains("guest ok = Yes");
        assertThat(new Effective("[global]\n").otherwise(docs, "/srv/samba")).containsExactly("it is not there");
    }
}
