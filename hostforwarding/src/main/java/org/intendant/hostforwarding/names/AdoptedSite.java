package org.intendant.hostforwarding.names;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something of others that shall be out of use on a proxy, since rules of ours took its place. */
@Entity
@Table(name = "adopted_site")
public class AdoptedSite {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "server_id")
    private long serverId;

    private String path = "";
    private String target = "";
    private String block = "";
    private String domains = "";

    protected AdoptedSite() {}

    AdoptedSite(long serverId, OutOfUse site) {
        this.serverId = serverId;
        path = site.path();
        target = site.target();
        block = site.block();
        domains = String.join(" ", site.domains());
    }

    public long serverId() {
        return serverId;
    }

    public OutOfUse site() {
        return new OutOfUse(path, target, block, List.of(domains.split(" ", -1)));
    }
}
