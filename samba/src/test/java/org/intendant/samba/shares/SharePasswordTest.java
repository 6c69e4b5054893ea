package org.intendant.samba.shares;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharePasswordTest {

    @Test
    void isByChanceAndDoesNotShowItself() {
        SharePassword password = SharePassword.random();

        assertThat(password.clear())
                .hasSize(24)
                .isNotEqualTo(SharePassword.random().clear());
        assertThat(password.toString()).isEqualTo("a password");
    }

    /** A known answer, as in the documents of Microsoft on NTLM. */
    @Test
    void isHashedAsSambaKeepsIt() {
        assertThat(new SharePassword("Password").ntHash()).isEqualTo("A4F49C406510BDCAB6824EE7C30FD852");
    }
}
