package org.intendant.keymanager.seals;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.intendant.secrets.ForgedRow;

/** That a row was found which decides about access and which somebody else than Intendant wrote or changed. */
@Entity
@Table(name = "forged_row")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class Forged {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST = 500;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "table_name")
    private String table;

    @Column(name = "row_key")
    private String row;

    private String subject;
    private String name;
    private String what;
    private Instant since;

    protected Forged() {}

    Forged(ForgedRow found, Instant since) {
        this.table = found.table();
        this.row = found.row();
        this.subject = found.subject();
        this.name = first(found.name(), LONGEST_NAME);
        this.what = first(found.what(), LONGEST);
        this.since = since;
    }

    private static String first(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    /** The same for the same row. */
    String key() {
        return table + " " + row;
    }

    static String key(ForgedRow found) {
        return found.table() + " " + found.row();
    }

    public Long getId() {
        return id;
    }

    /** Of which table of the database it is. */
    public String getTable() {
        return table;
    }

    String row() {
        return row;
    }

    /** The key of what it is said of: {@code group:3}. */
    public String getSubject() {
        return subject;
    }

    /** Its name alone, for the audit trail. */
    String name() {
        return name;
    }

    /** How people call that, at the beginning of a sentence. */
    public String getName() {
        return subject.startsWith("group:") ? "The group " + name : name.isEmpty() ? subject : name;
    }

    /** What it says, in words. */
    public String getWhat() {
        return what;
    }

    /** When it was first found. */
    public Instant getSince() {
        return since;
    }

    /** What being rid of it is called: a person is never removed by it. Empty for a group, whose page puts it right. */
    public String getDeed() {
        return switch (table) {
            case "person" -> "Disable for now";
            case "person_group" -> "";
            default -> "Remove this record";
        };
    }

    /** The page of what it is said of, below the context root. */
    public String getHref() {
        String id = subject.substring(subject.indexOf(':') + 1);
        return switch (subject.substring(0, subject.indexOf(':'))) {
            case "group" -> "/people/group.xhtml?id=" + id;
            case "person" -> "/people/person.xhtml?id=" + id;
            default -> "/servers/server.xhtml?id=" + id;
        };
    }
}
