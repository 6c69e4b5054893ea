/**
 * Looks every minute whether the rows that decide about access are as Intendant wrote them, and says so where one is not: on the
 * overview, as a notice, in the audit trail and to Prometheus.
 *
 * <p>Decisions: such a row gives nothing at any time, for whoever reads it checks its seal; this look only raises the alarm. Its
 * own table holds what was found, so that every server says the same; who deletes there has it found again a minute later.
 */
@NullMarked
package org.intendant.keymanager.seals;

import org.jspecify.annotations.NullMarked;
