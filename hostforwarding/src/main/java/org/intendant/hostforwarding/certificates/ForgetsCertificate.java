package org.intendant.hostforwarding.certificates;

/** Who keeps something beside a certificate that goes with it. Collected with CDI. */
public interface ForgetsCertificate {

    void forgetCertificate(long certificateId);
}
