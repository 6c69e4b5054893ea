package org.intendant.servers;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

/** Two readings of one host at the same moment keep what they saw one after the other. */
public final class ServerLock {

    private ServerLock() {}

    /** Waits for others that hold it, and holds it until the caller's transaction ends. */
    public static void hold(EntityManager em, long serverId) {
        em.createQuery("select s from Server s where s.id = :id", Server.class)
                .setParameter("id", serverId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }
}
