package org.intendant.hostforwarding.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Against openssl passwd -6. */
class Sha512CryptTest {

    @Test
    void hashesAsOpensslDoes() {
        assertThat(Sha512Crypt.hash("Hello world!", "saltstring"))
                .isEqualTo(
                        "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1");
    }

    @Test
    void hashesWhatIsLongOrNoAscii() {
        assertThat(Sha512Crypt.hash("ä".repeat(50) + "x".repeat(28), "0123456789abcdef"))
                .isEqualTo(
                        "$6$0123456789abcdef$y2ehu2dVc/ExKRXWGCLIZfTtGboDfBwsXJb/Fcs9hjAy3T8u7uTIzjSFDU.AqshiFrNdHtcPK3X4fsY4P8vTb0");
    }

    @Test
    void saltsEach() {
        assertThat(Sha512Crypt.hash("secret words")).isNotEqualTo(Sha512Crypt.hash("secret words"));
    }
}
