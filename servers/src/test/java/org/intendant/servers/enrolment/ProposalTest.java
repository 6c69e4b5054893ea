package org.intendant.servers.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerRole;
import org.intendant.servers.address.SshAddress;
import org.intendant.servers.address.SshDraft;
import org.intendant.servers.facts.Facts;
import org.intendant.servers.facts.FactsText;
import org.intendant.servers.facts.FactsTextTest;
import org.intendant.servers.facts.FoundAccount;
import org.junit.jupiter.api.Test;

/** What a host says becomes a form to look through, or nothing. */
class ProposalTest {
    @Test
    void proposesWhatTheFormBeginsWith() {
        SshAddress ssh = at("192.0.2.2");
        ServerDraft draft = new Proposal(ssh, FactsText.parse(FactsTextTest.PRINTED)).draft();

        assertThat(draft.getName()).isEqualTo("pve1.example.org");
        assertThat(draft.isGuest()).isFalse();
        assertThat(draft.getAddresses().getExternalIpv4()).isEqualTo("192.0.2.2");
        assertThat(draft.getAddresses().getInternalIpv4()).isEqualTo("10.1.0.1");
        assertThat(draft.getAddresses().getExternalIpv6()).isEqualTo("2001:db8::2");
        assertThat(draft.getRoles()).containsExactly(ServerRole.HYPERVISOR);
        assertThat(draft.getHypervisor().getNodeName()).isEqualTo("pve1");
        assertThat(draft.getHypervisor().getExternalInterface()).isEqualTo("vmbr0");
        assertThat(Proposal.adoptable(FactsText.parse(FactsTextTest.PRINTED)))
                .extracting(FoundAccount::name)
                .containsExactly("root", "maren");
    }

    /** T4 and T35: a hostile host gets neither into the proposal nor out of its line. */
    @Test
    void proposesNothingThatAHostileHostSays() {
        Facts facts = FactsText.parse("""
                hostname	$(touch /tmp/x);web1
                proxmox	<script>alert(1)</script>
                route	default via 1.1.1.1 dev -oProxyCommand=x
                address	eth0 ;id/24
                address	eth0 999.1.1.1/24
                disk	x y z
                up	nan
                memory	99999999999999999999999
                account	$(id):x:1001:1001::/home/x:/bin/bash
                account	-rf:x:1002:1002::/home/x:/bin/bash
                account	:::
                account	deploy\u001b[2J:x:abc
                nonsense
                """);
        ServerDraft draft = new Proposal(at("10.0.0.9"), facts).draft();

        assertThat(draft.getName()).isEmpty();
        assertThat(draft.getHypervisor().getExternalInterface()).isEmpty();
        assertThat(draft.getAddresses().getExternalIpv4()).isEmpty();
        assertThat(facts.memoryKib()).isZero();
        assertThat(Proposal.adoptable(facts)).isEmpty();
    }

    private static SshAddress at(String host) {
        SshDraft draft = new SshDraft();
        draft.setHost(host);
        return draft.toAddress("ssh");
    }
}
