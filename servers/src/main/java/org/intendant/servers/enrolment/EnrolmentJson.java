package org.intendant.servers.enrolment;

import java.time.Instant;
import java.util.List;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.facts.FoundAccount;
import org.jspecify.annotations.Nullable;

/**
 * A host on its way to become a server, over REST.
 *
 * @param state KEY_SHOWN, PINNED, READ or DONE
 * @param address as in {@code root@192.0.2.1:22}
 * @param fingerprint of the key that the host showed
 * @param verifyCommand what shows the same fingerprint on the host's own console
 * @param authorizedKeysLine what the account's {@code authorized_keys} must hold
 * @param trouble why the last step did not work, or empty
 * @param proposal what the facts suggest for the server, once READ
 * @param adoptable names of accounts that can be adopted, once READ
 * @param serverId once DONE
 */
public record EnrolmentJson(
        String id,
        Enrolment.State state,
        String address,
        String keyType,
        String fingerprint,
        String verifyCommand,
        String authorizedKeysLine,
        String trouble,
        String startedBy,
        Instant startedAt,
        @Nullable ServerDraft proposal,
        List<String> adoptable,
        @Nullable Long serverId) {

    static EnrolmentJson of(Enrolment enrolment, String ownKey, @Nullable ServerDraft proposal) {
        return new EnrolmentJson(
                enrolment.id(),
                enrolment.state(),
                enrolment.ssh().toString(),
                enrolment.key().type(),
                enrolment.fingerprint(),
                enrolment.verifyCommand(),
                ownKey,
                enrolment.trouble(),
                enrolment.startedBy(),
                enrolment.startedAt(),
                proposal,
                enrolment.facts().map(Proposal::adoptable).orElse(List.of()).stream()
                        .map(FoundAccount::name)
                        .toList(),
                enrolment.serverId());
    }
}
