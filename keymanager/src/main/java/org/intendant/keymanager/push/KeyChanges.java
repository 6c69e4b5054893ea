package org.intendant.keymanager.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.hosts.ApplyFiles;
import org.intendant.hosts.FileState;
import org.intendant.hosts.HostFile;
import org.intendant.hosts.RemoteHost;
import org.intendant.keymanager.access.Way;
import org.intendant.plans.Difference;
import org.jspecify.annotations.Nullable;

/** What differs between the files of keys of one host and what is wanted, collected account by account. */
final class KeyChanges {

    private static final String DROP_IN = "/etc/ssh/sshd_config.d/10-intendant.conf";

    static final String WRITE = "keys.write";
    static final String EMPTY = "keys.empty";

    private final String server;
    private final boolean nobody;
    private boolean empties;
    private final List<HostFile> files = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();
    private final List<HinderedStep> hindered = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** @param nobody whether nobody at all may log in on this server, by what the database says */
    KeyChanges(String server, boolean nobody) {
        this.server = server;
        this.nobody = nobody;
    }

    void remark(String sentence) {
        remarks.add(sentence);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    List<HinderedStep> hindered() {
        return List.copyOf(hindered);
    }

    /** An account that the host has not: nobody gets in, so that it is not as wanted before the account is there. */
    void missing(String account, List<Way> ways) {
        if (ways.stream().anyMatch(Way::isOpen)) {
            hindered.add(hindered(
                    account,
                    "there is no account " + account + " on the host yet. Apply the plan of its accounts.",
                    new Difference("~" + account + "/" + AccountFile.NAME, "", "")));
        }
    }

    /** Whether Intendant has to do with an account's file: somebody may log in, or it wrote the file once. */
    static boolean concerns(AccountFile there, List<Way> ways) {
        FileState file = there.file();
        return ways.stream().anyMatch(Way::isOpen)
                || (file != null
                        && (file.text().startsWith(KeyDocument.FIRST_WORDS)
                                || file.text().startsWith(OriginalList.FIRST)));
    }

    /** Compares one account's file with what is wanted in it. */
    void compare(AccountFile there, KeyDocument document, List<KeptKey> others) {
        String account = there.account();
        FileState file = there.file();
        report(there, others);
        String text = document.keeping(others).text();
        String before = file == null ? "" : file.text();
        Difference difference = new Difference(there.home() + "/" + AccountFile.NAME, before, text);
        if (!there.hindrance().isEmpty()) {
            hindered.add(hindered(account, there.hindrance(), difference));
            return;
        }
        if (!there.isRead()) {
            unread(there, difference);
        }
        if (before.equals(OriginalList.file(document.keys()))) {
            return; // the same keys, as the original's script on the host writes them
        }
        FileState after = new FileState(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "600",
                file == null ? account : file.owner(),
                file == null ? group(file, account) : file.group());
        HostFile change = new HostFile(there.path(), account, file, after);
        if (change.differs()) {
            empties |= nobody && file != null && takesOurs(file, document, others);
            files.add(change);
            accounts.add(account);
        }
    }

    /** Whether a key goes that nobody has decided about: one that Intendant has let in there before. */
    private static boolean takesOurs(FileState file, KeyDocument document, List<KeptKey> others) {
        Set<String> decided = others.stream().map(KeptKey::getFingerprint).collect(Collectors.toSet());
        return HostLine.of(file.bytes()).stream()
                .map(HostLine::fingerprint)
                .anyMatch(line -> !document.wants(line) && !decided.contains(line));
    }

    private static String group(@Nullable FileState file, String account) {
        return file == null ? account : file.group();
    }

    /** sshd does not read our file: what is written there lets nobody in, and the account is not as wanted. */
    private void unread(AccountFile there, Difference difference) {
        String patterns = there.patterns().isEmpty() || there.patterns().equals("none")
                ? ".ssh/authorized_keys"
                : there.patterns();
        hindered.add(hindered(
                there.account(),
                there.patterns().isEmpty()
                        ? "sshd did not say where it looks for keys; run sshd -T on the host."
                        : "sshd reads its keys elsewhere. Put this line into " + DROP_IN
                                + " and reload ssh: AuthorizedKeysFile " + patterns + " " + AccountFile.NAME,
                difference));
    }

    private HinderedStep hindered(String account, String hindrance, Difference difference) {
        return new HinderedStep(
                "keys.hindered", "Write who may log in as " + account, server, account, hindrance, difference);
    }

    private void report(AccountFile there, List<KeptKey> others) {
        String undecided = others.stream()
                .filter(key -> key.getDecision() == KeptKey.Decision.UNDECIDED)
                .map(KeptKey::getFingerprint)
                .collect(Collectors.joining(", "));
        if (!undecided.isEmpty()) {
            remark("Somebody else’s keys are kept for " + there.account()
                    + " until you decide, under Access on the server’s page: " + undecided + ".");
        }
        if (!there.theirs().isEmpty()) {
            remark(there.theirs().size() + " " + (there.theirs().size() == 1 ? "key" : "keys")
                    + " in authorized_keys of "
                    + there.account() + " " + (there.theirs().size() == 1 ? "is" : "are")
                    + " left alone: that file is yours.");
        }
    }

    /**
     * The step that writes all files that differ, as one change. Where it would leave nobody who may log in on the server, it is
     * of a kind of its own: a database that names nobody may have lost its rows, and no policy for writing keys covers that.
     */
    Optional<ApplyFiles> write(RemoteHost host) {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        String whose = String.join(", ", accounts);
        return Optional.of(
                empties
                        ? new ApplyFiles(
                                host, EMPTY, "Leave nobody who may log in on " + server + ": empty " + whose, files)
                        : new ApplyFiles(host, WRITE, "Write who may log in as " + whose, files));
    }

    /** What is amiss when the step is approved without a thought. */
    void doubtEmptiness() {
        if (empties) {
            remark(
                    "Nobody at all may log in on " + server
                            + " by what the database says, though Intendant has let somebody in"
                            + " there before. Is that meant? If not, look who changed access, and whether records were forged.");
        }
    }
}
