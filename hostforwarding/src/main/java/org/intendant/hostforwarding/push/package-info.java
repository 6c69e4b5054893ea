/**
 * Host names brought to proxies: one file of nginx per name, in a folder of Intendant's own.
 *
 * <p>Decisions: guests stand in these files by address, so that a name that nobody resolves stops nothing. The file that includes
 * the folder also answers, on the host itself, which generation of these files nginx has loaded: a hash of them all, so that what
 * is read back is what is served and not what lies on the disk. Nginx checks all files before it loads any; where it refuses,
 * or does not come to serve the new generation, the old files are put back. A question of ACME is answered by each name from the
 * account's thumbprint alone, so that no order of a certificate writes on a host. Certificates are no part of the generation: a
 * renewed one takes the place of the one before without it, and nginx reads them anew with the step that brings them.
 */
@NullMarked
package org.intendant.hostforwarding.push;

import org.jspecify.annotations.NullMarked;
