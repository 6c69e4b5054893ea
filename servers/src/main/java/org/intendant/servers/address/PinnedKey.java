package org.intendant.servers.address;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.intendant.hosts.HostKey;

/** The host key that a server must show, as it was confirmed by a person. */
@Embeddable
public class PinnedKey {
    @Column(name = "key_type")
    private String type = "";

    @Column(name = "key_base64")
    private String base64 = "";

    protected PinnedKey() {}

    public PinnedKey(HostKey key) {
        type = key.type();
        base64 = key.base64();
    }

    public HostKey hostKey() {
        return new HostKey(type, base64);
    }
}
