package org.intendant.keymanager.keys;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An account of a server shall have a key of its own, to log in elsewhere. */
@Entity
@Table(name = "key_pair_wish")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class KeyPairWish {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "server_id")
    private long serverId;

    private String account;

    protected KeyPairWish() {}

    KeyPairWish(long serverId, String account) {
        this.serverId = serverId;
        this.account = account;
    }

    public long getServerId() {
        return serverId;
    }

    /** Name of the account. */
    public String getAccount() {
        return account;
    }
}
