package org.intendant.samba.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.intendant.plans.Refused;
import org.intendant.samba.shares.KeptShares.Kept;
import org.junit.jupiter.api.Test;

/** Our file as another hand left it, said as shares again, or refused by name. */
class ChangedByHandTest {

    private static final Wanted.Item DOCS = item(1, "docs", "smb-share-1");
    private static final Wanted.Item WAITING = item(2, "waiting", "smb-share-2");
    private static final Wanted WANTED =
            new Wanted(1, "files1", "", "/srv/samba", "", List.of(DOCS, WAITING), List.of(), List.of("[x]\n"));
    private static final String TEXT = SmbConf.render(List.of(DOCS), "/srv/samba");

    private static Wanted.Item item(long id, String name, String group) {
        return new Wanted.Item(id, name, name, "", true, false, group, List.of("smb-anna"), List.of("smb-ben"));
    }

    private static List<Kept> said(String text) {
        return new ChangedByHand(WANTED, text).shares(Set.of("docs")).shares();
    }

    @Test
    void theSameTextIsTheSameSharesAndThoseThatWait() {
        assertThat(said(TEXT)).containsExactly(DOCS.kept(), WAITING.kept());
        assertThat(new ChangedByHand(WANTED, TEXT).shares(Set.of("docs")).adopted())
                .containsExactly("[x]\n");
    }

    @Test
    void whatSharesSayIsTaken() {
        String text = TEXT.replace("path = /srv/samba/docs", "path = /srv/samba/papers")
                .replace("write list = smb-anna", "write list = smb-anna smb-ben")
                .replace("browseable = yes", "browseable = no")
                .replace("comment =", "comment = Papers");
        assertThat(said(text))
                .contains(new Kept(
                        1, "docs", "papers", "Papers", false, false, List.of("smb-anna", "smb-ben"), List.of()));
    }

    @Test
    void aSectionMoreIsAShareMoreAndOneLessIsOneLess() {
        String more = TEXT + "\n" + TEXT.substring(TEXT.indexOf("[docs]")).replace("docs", "team");
        assertThat(said(more)).extracting(Kept::name).containsExactly("docs", "team", "waiting");
        assertThat(said(more)).extracting(Kept::id).containsExactly(1L, 0L, 2L);
        assertThat(said(more.substring(more.indexOf("[team]"))))
                .extracting(Kept::name)
                .containsExactly("team", "waiting");
    }

    @Test
    void whatNoShareSaysIsRefusedByName() {
        refused(TEXT.replace("create mask = 0660", "create mask = 0777"), "[docs] says: create mask = 0777.");
        refused(TEXT.replace("\twide links = no\n", ""), "[docs] says: no wide links.");
        refused(TEXT + "\troot preexec = /bin/x\n", "[docs] says: root preexec = /bin/x.");
        refused(TEXT.replace("valid users = smb-anna smb-ben", "valid users ="), "[docs] names nobody who may use it.");
        refused(TEXT.replace("/srv/samba/docs", "/etc"), "the folder of [docs], /etc, does not lie below /srv/samba.");
        refused(TEXT + "[DOCS]\n", "[DOCS] stands there twice.");
        refused("workgroup = x\n" + TEXT, "no share says “workgroup = x”.");
    }

    private static void refused(String text, String sentence) {
        assertThatThrownBy(() -> said(text)).isInstanceOf(Refused.class).hasMessageContaining(sentence);
    }
}
