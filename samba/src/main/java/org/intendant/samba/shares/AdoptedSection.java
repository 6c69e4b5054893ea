package org.intendant.samba.shares;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** A section of Samba's own configuration that shall be out of use on a server, since a share of ours took its place. */
@Entity
@Table(name = "samba_adopted_section")
public class AdoptedSection {

    /** More is no share that anybody wrote. */
    public static final int LONGEST = 4000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "server_id")
    private long serverId;

    @Column(name = "name_key")
    private String nameKey = "";

    private String text = "";

    protected AdoptedSection() {}

    AdoptedSection(long serverId, String text) {
        this.serverId = serverId;
        this.nameKey = name(text);
        this.text = text;
    }

    /** The name of the share that a section is, in small letters. */
    public static String name(String text) {
        return Text.lower(
                text.substring(text.indexOf('[') + 1, text.indexOf(']')).strip());
    }

    public long serverId() {
        return serverId;
    }

    public String nameKey() {
        return nameKey;
    }

    /** Its lines as others wrote them. */
    public String text() {
        return text;
    }
}
