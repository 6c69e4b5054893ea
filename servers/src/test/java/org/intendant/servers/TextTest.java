package org.intendant.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.intendant.hosts.HostKey;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be typed about a server and its accounts, and what is refused. */
class TextTest {
    /** T1 and T2: whatever is typed, it is refused or stays one harmless value that is no option and no second line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a'b",
                "a\"b",
                "a;b",
                "$(id)",
                "`id`",
                "a|b",
                "a&b",
                "a\nb",
                "a\rb",
                "a\0b",
                "${IFS}",
                "a\u202eb",
                "a\u001b[31mb",
                "-oProxyCommand=touch /tmp/x",
                "--upload-pack=x",
                "../../etc",
                "a b",
                "a\u2028b"
            })
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
            field.accept(draft, hostile);
            assertThat(catchThrowable(() -> server(draft)))
                    .as("field %d", strict.indexOf(field))
                    .isInstanceOf(Refused.class);
        }
        List<BiConsumer<AccountDraft, String>> account = List.of(AccountDraft::setName, AccountDraft::setShell);
        for (BiConsumer<AccountDraft, String> field : account) {
            AccountDraft draft = new AccountDraft();
            draft.setName("deploy");
            field.accept(draft, hostile);
            assertThat(catchThrowable(() -> Account.wanted(1, draft))).isInstanceOf(Refused.class);
        }
    }

    @Test
    void saysEveryFieldThatIsWrongAtOnce() {
        ServerDraft draft = new ServerDraft();
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

    @Test
    void takesNamesAddressesAndNetworksThatAreFine() {
        for (String name : List.of("web1", "web1.example.org", "9gag", "WEB-1")) {
            assertThatCode(() -> Text.name("name", name, "")).doesNotThrowAnyException();
        }
        for (String host : List.of("192.0.2.1", "2001:db8::1", "web1", "::1")) {
            assertThatCode(() -> Network.host("host", host)).doesNotThrowAnyException();
        }
        for (String cidr : List.of("10.0.0.0/8", "10.1.2.128/25", "0.0.0.0/0", "fd00:1::/64", "10.1.2.3/32")) {
            assertThatCode(() -> Network.cidr("networks", cidr)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0", "10.0.0/8", "fd00::1/64", "10.0.0.0/-1", "example.org/24"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> Network.cidr("networks", text)).isInstanceOf(Refused.class);
    }

    /** T26 */
    @ParameterizedTest
    @ValueSource(strings = {"srv", "/srv/../etc", "/srv//x", "/srv/", "/", "/srv/./x", "/srv\0x", "/..", "~/x"})
    void refusesFoldersThatLeadAstray(String folder) {
        assertThatThrownBy(() -> Text.folder("folder", folder)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Deploy",
                "1deploy",
                "a.b",
                "root:x",
                "a b",
                "deploy\n",
                "-x",
                "$(id)",
                "a23456789012345678901234567890123"
            })
    void refusesAccountNamesThatUseraddWouldNotLike(String name) {
        AccountDraft draft = new AccountDraft();
        draft.setName(name.equals("deploy\n") ? "deploy\nx" : name);

        assertThatThrownBy(() -> Account.wanted(1, draft)).isInstanceOf(Refused.class);
    }

    @Test
    void refusesAColonInTheCommentOfAnAccount() {
        AccountDraft draft = new AccountDraft();
        draft.setName("deploy");
        draft.setComment("Deploy: the user");

        assertThatThrownBy(() -> Account.wanted(1, draft)).hasMessageContaining("Leave out colons");
    }

    /** T4: what a host says is shortened, and control and direction characters lose their force. */
    @Test
    void makesWhatAHostSaysInert() {
        assertThat(Text.inert("web1\u001b[2J\u202egpj.exe\n", 100)).isEqualTo("web1·[2J·gpj.exe·");
        assertThat(Text.inert("x".repeat(1000), 10)).hasSize(10);
    }

    @Test
    void keepsLinesInNotesButNoOtherControlCharacters() {
        Function<String, String> notes = text -> Text.block("notes", text, 100);

        assertThat(notes.apply("a\r\nb\tc")).isEqualTo("a\nb\tc");
        assertThatThrownBy(() -> notes.apply("a\u001bb")).isInstanceOf(Refused.class);
    }

    private static Server server(ServerDraft draft) {
        return new Server(draft, new HostKey("ssh-ed25519", Estate.key("x")));
    }
}
