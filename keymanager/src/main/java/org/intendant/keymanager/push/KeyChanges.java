package org.intendant.keymanager.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private final String server;
    private final List<HostFile> files = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();
    private final List<HinderedStep> hindered = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    KeyChanges(String server) {
        this.server = server;
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

    /** An account that the host has not: nothing is wanted in it before it is there. */
    void missing(String account, List<Way> ways) {
        if (!ways.isEmpty()) {
            remark("There is no account " + account + " on the host yet: apply the plan of its accounts first.");
        }
    }

    /** Whether Intendant has to do with an account's file: somebody may log in, or it wrote the file once. */
    static boolean concerns(AccountFile there, List<Way> ways) {
        FileState file = there.file();
        return ways.stream().anyMatch(Way::isOpen)
                || (file != null && file.text().startsWith(KeyDocument.FIRST_WORDS));
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
            hindered.add(new HinderedStep(server, account, there.hindrance(), difference));
            return;
        }
        if (!there.isRead()) {
            unread(there, difference);
        }
        FileState after = new FileState(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "600",
                file == null ? account : file.owner(),
                file == null ? group(file, account) : file.group());
        HostFile change = new HostFile(there.path(), account, file, after);
        if (change.differs()) {
            files.add(change);
            accounts.add(account);
        }
    }

    private static String group(@Nullable FileState file, String account) {
        return file == null ? account : file.group();
    }

    /** sshd does not read our file: what is written there lets nobody in, and the account is not as wanted. */
    private void unread(AccountFile there, Difference difference) {
        String patterns = there.patterns().isEmpty() || there.patterns().equals("none")
                ? ".ssh/authorized_keys"
                : there.patterns();
        hindered.add(new HinderedStep(
                server,
                there.account(),
                there.patterns().isEmpty()
                        ? "sshd did not say where it looks for keys; run sshd -T on the host."
                        : "sshd reads its keys elsewhere. Put this line into " + DROP_IN
                                + " and reload ssh: AuthorizedKeysFile " + patterns + " " + AccountFile.NAME,
                difference));
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

    /** The step that writes all files that differ, as one change. */
    Optional<ApplyFiles> write(RemoteHost host) {
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(new ApplyFiles(
                        host, "keys.write", "Write who may log in as " + String.join(", ", accounts), files));
    }
}
