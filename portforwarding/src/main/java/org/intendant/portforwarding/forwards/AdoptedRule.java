package org.intendant.portforwarding.forwards;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A rule of others that shall be out of use on a hypervisor, since a forward of ours took its place. */
@Entity
@Table(name = "adopted_rule")
public class AdoptedRule {

    /** More is no rule that anybody wrote. */
    public static final int LONGEST = 1000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "server_id")
    private long serverId;

    private String rule = "";

    protected AdoptedRule() {}

    AdoptedRule(long serverId, String rule) {
        this.serverId = serverId;
        this.rule = rule;
    }

    public long serverId() {
        return serverId;
    }

    /** As {@link ForeignForward#rule}. */
    public String rule() {
        return rule;
    }
}
