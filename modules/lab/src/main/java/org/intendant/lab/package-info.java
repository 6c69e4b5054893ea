/**
 * Real hosts for tests: own systemd, sshd, accounts, disk and network in namespaces of this machine, made in less than a
 * second and removed without a trace.
 *
 * <p>Needs root and the packages of {@code packages.txt}; {@link org.intendant.lab.Lab#open()} says what is missing. Test
 * classes of a JVM share one lab, which goes with the JVM; each names its hosts after itself:
 *
 * <pre>{@code
 * @Tag("lab")
 * class AccountsOnAHostTest {
 *     private static final LabHost HOST = Lab.shared().host("accounts", HostSpec.plain().sudoUser("deploy"));
 *
 *     @AfterAll
 *     static void destroy() {
 *         HOST.destroy();
 *     }
 * }
 * }</pre>
 */
@NullMarked
package org.intendant.lab;

import org.jspecify.annotations.NullMarked;
