package org.intendant.servers.accounts;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.regex.Pattern;
import org.intendant.plans.Refused;
import org.intendant.servers.facts.FoundAccount;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** An account wanted on a server, or known and left alone. */
@Entity
@Table(name = "server_account")
public class Account {
    private static final Pattern SHELL = Pattern.compile("/[A-Za-z0-9/._-]{1,199}");

    /** What shall become of it. */
    public enum Wish {
        /** It exists, with this shell and comment. */
        PRESENT,
        /** It does not exist; somebody typed its name to say so. */
        ABSENT,
        /** It is on the host and nobody wants to hear of it. */
        IGNORED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    @Column(name = "server_id")
    private long serverId;

    private String name = "";
    private String shell = "";
    private String comment = "";

    @Enumerated(EnumType.STRING)
    private Wish wish = Wish.PRESENT;

    private boolean adopted;

    protected Account() {}

    private Account(long serverId, String name) {
        this.serverId = serverId;
        this.name = name;
    }

    /** One that Intendant shall make, or bring to this shell and comment where it exists. */
    static Account wanted(long serverId, AccountDraft draft) {
        Account account = new Account(serverId, Text.account("name", draft.getName()));
        if (account.name.contains(".") || !account.name.equals(Text.lower(account.name))) {
            throw new Refused("name", "Use lower-case letters, digits, hyphens and underscores for a new account.");
        }
        account.change(draft);
        return account;
    }

    /** One that was found, wanted from now on as it is. */
    static Account adopted(long serverId, FoundAccount found) {
        Account account = new Account(serverId, Text.account("name", found.name()));
        account.shell = shell(found.shell());
        account.comment = comment(found.comment());
        account.adopted = true;
        return account;
    }

    /** One that was found and is left out of pages. */
    static Account ignored(long serverId, String name) {
        Account account = new Account(serverId, Text.account("name", name));
        account.wish = Wish.IGNORED;
        return account;
    }

    final void change(AccountDraft draft) {
        Faults faults = new Faults();
        String newShell = faults.take(() -> shell(draft.getShell()));
        String newComment = faults.take(() -> comment(draft.getComment()));
        faults.refuseIfAny();
        shell = requireNonNull(newShell);
        comment = requireNonNull(newComment);
        wish = Wish.PRESENT;
    }

    void remove() {
        wish = Wish.ABSENT;
    }

    private static String shell(String typed) {
        String shell = Text.blank(typed) ? "/bin/bash" : typed.strip();
        if (!SHELL.matcher(shell).matches() || (shell + "/").contains("/../")) {
            throw new Refused("shell", "Give the path of a shell, for example /bin/bash.");
        }
        return shell;
    }

    private static String comment(String typed) {
        String comment = Text.line("comment", typed, 200);
        if (comment.contains(":")) {
            throw new Refused("comment", "Leave out colons: the host's list of accounts uses them between fields.");
        }
        return comment;
    }

    /** What the list of accounts shows of it, as in plans. */
    String describe() {
        return wish == Wish.PRESENT
                ? "shell: " + shell + "\ncomment: " + comment
                : wish.name().toLowerCase(java.util.Locale.ROOT);
    }

    public long id() {
        return requireNonNull(id, "not stored yet");
    }

    public int version() {
        return version;
    }

    public long serverId() {
        return serverId;
    }

    public String name() {
        return name;
    }

    public String shell() {
        return shell;
    }

    public String comment() {
        return comment;
    }

    public Wish wish() {
        return wish;
    }

    /** Whether it was there before Intendant. */
    public boolean isAdopted() {
        return adopted;
    }
}
