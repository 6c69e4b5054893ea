package org.intendant.keymanager.keys;

import java.util.List;

/** Names what still depends on a server account's key, before it is removed. Collected with CDI. */
public interface DependsOnAccountKey {

    /** A sentence each, as in {@code The group Backups has it.}; empty when nothing does. */
    List<String> dependents(long accountKeyId);
}
