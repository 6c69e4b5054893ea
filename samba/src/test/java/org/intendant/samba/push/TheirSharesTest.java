package org.intendant.samba.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.samba.push.TheirShares.Theirs;
import org.intendant.samba.shares.ForeignShare.Meaning;
import org.junit.jupiter.api.Test;

/** What shares of others say as shares of ours, and why others cannot be said. */
class TheirSharesTest {

    private static final String GLOBAL = """
            [global]
            \tbrowseable = Yes
            \tcomment =\s
            \tforce user =\s
            \tguest ok = No
            \tread only = Yes
            \tvalid users =\s
            \twrite list =\s
            """;

    private static Theirs theirs(String global, String... options) {
        String section = "[Docs]\n"
                + List.of(options).stream().map(option -> "\t" + option + "\n").collect(Collectors.joining());
        Wanted wanted = new Wanted(1, "files1", "", "/srv/samba", "", List.of(), List.of(), List.of());
        return new TheirShares(new Effective(global + section), new SectionsKept(section), wanted, "smb-")
                .all(Set.of("ours"))
                .get(0);
    }

    private static String never(String... options) {
        return theirs(GLOBAL, options).share().never();
    }

    @Test
    void usersReadAndWriteAsSambaLetsThem() {
        String path = "path = /srv/samba/team/docs";
        assertThat(theirs(
                                GLOBAL,
                                path,
                                "comment = Our papers",
                                "browseable = No",
                                "valid users = smb-anna, smb-ben",
                                "write list = smb-anna smb-cleo")
                        .share()
                        .meaning())
                .isEqualTo(
                        new Meaning("team/docs", "Our papers", false, false, List.of("smb-anna"), List.of("smb-ben")));
        assertThat(theirs(GLOBAL, path, "read only = No", "valid users = smb-anna smb-ben", "read list = smb-ben")
                        .share()
                        .meaning())
                .isEqualTo(new Meaning("team/docs", "", true, false, List.of("smb-anna"), List.of("smb-ben")));
        assertThat(theirs(GLOBAL, path, "guest ok = Yes", "write list = smb-anna")
                        .share()
                        .meaning())
                .isEqualTo(new Meaning("team/docs", "", true, true, List.of("smb-anna"), List.of()));
    }

    @Test
    void whatNoShareOfOursSaysIsNamed() {
        String path = "path = /srv/samba/docs";
        String users = "valid users = smb-anna";
        assertThat(never(path, users, "create mask = 0660", "wide links = No")).isEmpty();
        assertThat(never(path, users, "create mask = 0777", "root preexec = /bin/x"))
                .isEqualTo("A share of Intendant’s does not say: create mask = 0777; root preexec = /bin/x.");
        assertThat(never(path, users, "force group = staff")).contains("force group = staff");
        assertThat(theirs(GLOBAL.replace("force user =", "force user = www"), path, users)
                        .share()
                        .never())
                .contains("force user = www");
        assertThat(never("path = /home/docs", users))
                .isEqualTo("Its folder does not lie below /srv/samba, the folder of all shares.");
        assertThat(never(path))
                .isEqualTo("Everybody with a password may use it; a share of Intendant’s names its users.");
        assertThat(never(path, "valid users = smb-anna, bob"))
                .isEqualTo("bob is no user of Intendant’s shares, which begin with smb-.");
        assertThat(never(path, "valid users = @staff")).startsWith("@staff is no user");
        assertThat(never(path, "guest ok = Yes", "read only = No")).isEqualTo("Guests may write.");
        assertThat(never(path, users, "guest ok = Yes")).startsWith("Guests may come in, and yet");
        assertThat(never(path, users + " \\")).isEqualTo("One of its options goes on in a second line.");
        assertThat(never(path, users, "copy = other"))
                .isEqualTo("It takes options from elsewhere, by include or copy.");
    }

    @Test
    void whatStandsElsewhereOrTwiceIsNotChanged() {
        Wanted wanted = new Wanted(1, "files1", "", "/srv/samba", "", List.of(), List.of(), List.of());
        Effective effective = new Effective(GLOBAL + "[docs]\n\tpath = /srv/samba/docs\n");
        assertThat(new TheirShares(effective, new SectionsKept(""), wanted, "smb-").all(Set.of()))
                .extracting(one -> one.foreign().never())
                .containsExactly(
                        "It does not stand in /etc/samba/smb.conf itself, which alone is changed for an adoption.");
        assertThat(new TheirShares(effective, new SectionsKept("[docs]\na=b\n[Docs]\nc=d\n"), wanted, "smb-")
                        .all(Set.of()))
                .extracting(one -> one.foreign().never())
                .containsExactly("It stands in /etc/samba/smb.conf more than once.");
    }
}
