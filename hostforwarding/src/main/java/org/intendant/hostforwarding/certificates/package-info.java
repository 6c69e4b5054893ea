/**
 * Certificates of host names with their chains and keys: uploaded, or ordered over ACME. Keys are sealed, and leave towards
 * hosts only.
 *
 * <p>Decisions: who sees a certificate may have a rule use it, and with that its key lies on the rule's proxy: so members, who
 * may own a proxy, see none. An uploaded chain is kept in the order in which servers send it, whatever its order was. The root
 * itself is left out.
 */
@NullMarked
package org.intendant.hostforwarding.certificates;

import org.jspecify.annotations.NullMarked;
