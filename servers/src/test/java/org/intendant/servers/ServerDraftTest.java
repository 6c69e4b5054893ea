package org.intendant.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.function.BiConsumer;
import org.intendant.hosts.HostKey;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be typed about a server, and what is refused. */
class ServerDraftTest {
    /** T1 and T2: whatever is typed, it is refused or stays one harmless value that is no option and no second line. */
    @ParameterizedTest
    @MethodSource("org.intendant.servers.HostileTexts#all")
    void refusesEveryFieldThatCouldLeaveItsPlace(String hostile) {
        List<BiConsumer<ServerDraft, String>> strict = List.of(
                ServerDraft::setName,
                ServerDraft::setKeymanagerName,
                (draft, text) -> draft.setTags(List.of(text)),
                (draft, text) -> draft.getSsh().setUser(text),
                (draft, text) -> draft.getSsh().setHost(text),
                (draft, text) -> draft.getBackupSsh().setHost(text),
                (draft, text) -> draft.getAddresses().setExternalIpv4(text),
                (draft, text) -> draft.getAddresses().setInternalIpv6(text),
                (draft, text) -> draft.getHypervisor().setExternalInterface(text),
                (draft, text) -> draft.getHypervisor().setNodeName(text),
                (draft, text) -> draft.getHypervisor().setGuestsPublicName(text),
                (draft, text) -> draft.getHypervisor().setGuestsDomain(text),
                (draft, text) -> draft.getHypervisor().setNetworks(List.of(text)),
                ServerDraft::setSambaBaseFolder);
        for (BiConsumer<ServerDraft, String> field : strict) {
            ServerDraft draft = Estate.draft("web1");
            draft.setRoles(List.of(ServerRole.HYPERVISOR, ServerRole.SAMBA));
            field.accept(draft, hostile);
            assertThat(catchThrowable(() -> server(draft)))
                    .as("field %d", strict.indexOf(field))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void saysEveryFieldThatIsWrongAtOnce() {
        ServerDraft draft = new ServerDraft();
        draft.setRoles(List.of(ServerRole.HYPERVISOR));
        draft.setName("web 1");
        draft.getSsh().setPort(70_000);
        draft.getAddresses().setExternalIpv4("300.1.1.1");
        draft.getHypervisor().setNetworks(List.of("10.0.0.1/24"));
        draft.setHypervisorId(3L);

        assertThatThrownBy(() -> server(draft))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons().stream().map(Refused.Reason::field))
                                .containsExactlyInAnyOrder(
                                        "name",
                                        "ssh.host",
                                        "ssh.port",
                                        "addresses.externalIpv4",
                                        "hypervisor.networks",
                                        "hypervisorId"));
    }

    private static Server server(ServerDraft draft) {
        return new Server(draft, new HostKey("ssh-ed25519", Estate.key("x")));
    }
}
