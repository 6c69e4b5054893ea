package org.intendant.hosts;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hosts over SSH with pooled connections. */
@ApplicationScoped
public class SshHosts implements Hosts, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    @Inject
    OwnKeyStore store;

    private @Nullable OwnKeyStore ownKey;
    private @Nullable SshPool pool;

    SshHosts() {}

    /** For use outside a container. Close it after use. */
    public SshHosts(OwnKeyStore ownKey) {
        this(ownKey, CONNECT);
    }

    SshHosts(OwnKeyStore ownKey, Duration connectLimit) {
        this(ownKey, connectLimit, SshPool.IDLE);
    }

    SshHosts(OwnKeyStore ownKey, Duration connectLimit, Duration idle) {
        open(ownKey, connectLimit, idle);
    }

    @PostConstruct
    void open() {
        open(store, CONNECT, SshPool.IDLE);
    }

    private void open(OwnKeyStore key, Duration connectLimit, Duration idle) {
        ownKey = key;
        pool = new SshPool(key, connectLimit, idle);
    }

    @Override
    public RemoteHost at(HostAddress address) {
        return new SshHost(pool(), address);
    }

    @Override
    public HostKey scan(HostAddress address) {
        return pool().scan(address);
    }

    @Override
    public String ownKey() {
        return OwnKey.publicLine(key());
    }

    @Override
    public String authorizeProgram() {
        return Authorization.PROGRAM.text();
    }

    @Override
    public void authorize(HostAddress address, char[] password) {
        new Authorization(pool(), key()).grant(address, password);
    }

    @Override
    public void forget(HostAddress address) {
        pool().forget(address);
    }

    @PreDestroy
    @Override
    public void close() {
        pool().close();
    }

    private SshPool pool() {
        if (pool == null) {
            throw new IllegalStateException("Hosts are not open.");
        }
        return pool;
    }

    private OwnKeyStore key() {
        if (ownKey == null) {
            throw new IllegalStateException("Hosts are not open.");
        }
        return ownKey;
    }
}
