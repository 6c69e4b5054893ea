package org.intendant.servers.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.intendant.servers.facts.Facts.Disk;
import org.intendant.servers.facts.Facts.InterfaceAddress;
import org.junit.jupiter.api.Test;

/** What {@code facts.sh} prints becomes facts; what makes no sense becomes nothing. */
public class FactsTextTest {
    public static final String PRINTED = """
            user	root
            uid	0
            os.PRETTY_NAME	Debian GNU/Linux 12 (bookworm)
            os.ID	debian
            os.VERSION_ID	12
            kernel	6.1.0-28-amd64
            architecture	x86_64
            hostname	PVE1.example.org
            boot	4e02a24e-5d06-4643-baab-3ed4dcb79e71
            up	1614.08
            processors	2
            systemd	yes
            virtual	none
            proxmox	pve-manager/8.2.4/faa83925c9641325
            memory	24684084
            address	vmbr0 192.0.2.2/24
            address	vmbr1 10.1.0.1/24
            address	vmbr0 2001:db8::2/64
            route	default via 192.0.2.1 dev vmbr0 onlink
            disk	264212084 24149764 /
            tool	sudo
            tool	nft
            package	nftables 1.0.6-2+deb12u2
            shell	/bin/bash
            account	root:x:0:0:root:/root:/bin/bash
            account	www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
            account	nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
            account	maren:x:1000:1000:Maren Holt,,,:/home/maren:/bin/zsh
            end	facts
            """;

    @Test
    void readsEverything() {
        Facts facts = FactsText.parse(PRINTED);

        assertThat(facts)
                .returns(true, Facts::root)
                .returns("Debian GNU/Linux 12 (bookworm)", Facts::system)
                .returns("pve1.example.org", Facts::hostName)
                .returns(1614L, Facts::upSeconds)
                .returns(true, Facts::systemd)
                .returns(24_684_084L, Facts::memoryKib)
                .returns("vmbr0", Facts::defaultInterface)
                .returns(List.of("sudo", "nft"), Facts::tools);
        assertThat(facts.packages()).containsEntry("nftables", "1.0.6-2+deb12u2");
        assertThat(facts.addresses()).contains(new InterfaceAddress("vmbr1", "10.1.0.1"));
        assertThat(facts.disks()).containsExactly(new Disk("/", 264_212_084, 24_149_764));
        assertThat(facts.accounts())
                .contains(new FoundAccount("maren", 1000, "Maren Holt,,,", "/home/maren", "/bin/zsh"));
        assertThat(facts.accounts().stream().filter(FoundAccount::system).map(FoundAccount::name))
                .containsExactly("www-data", "nobody");
        assertThat(FactsText.complete(PRINTED)).isTrue();
    }

    @Test
    void survivesTheDatabase() {
        Facts facts = FactsText.parse(PRINTED);

        assertThat(FactsJson.read(FactsJson.write(facts))).isEqualTo(facts);
    }

    /** T39: a host that prints without end costs a bounded amount. */
    @Test
    void readsNoMoreThanItsLimits() {
        String endless = ("account\t" + "x".repeat(5000) + ":x:1000:1000:::\n").repeat(20_000);

        assertThat(FactsText.accounts(endless)).hasSize(1);
        assertThat(FactsText.complete(endless)).isFalse();
    }
}
