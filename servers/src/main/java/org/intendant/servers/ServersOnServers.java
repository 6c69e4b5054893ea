package org.intendant.servers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;

/** Guests need their hypervisor, and servers need those over which they are reached. */
@ApplicationScoped
class ServersOnServers implements DependsOnServer {
    @PersistenceContext
    EntityManager em;

    @Override
    @Transactional
    public List<String> dependents(long serverId) {
        return Stream.of(
                        sentences("s.machine.hypervisorId", serverId, " runs on it."),
                        sentences("s.ssh.jumpId", serverId, " is reached over it."),
                        sentences("s.backupSsh.jumpId", serverId, " is reached over it for backups."),
                        sentences("s.hypervisor.proxyId", serverId, " uses it as its proxy."),
                        sentences("s.hypervisor.databaseId", serverId, " uses it as its database server."))
                .flatMap(List::stream)
                .toList();
    }

    /** The field is one of ours. */
    private List<String> sentences(String field, long serverId, String what) {
        return em.createQuery("select s.name from Server s where " + field + " = :id order by s.name", String.class)
                .setParameter("id", serverId)
                .getResultStream()
                .map(name -> name + what)
                .toList();
    }
}
