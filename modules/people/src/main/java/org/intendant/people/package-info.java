/**
 * Who may do what, and who did: people, roles, permissions, sign-in, API tokens and the audit trail.
 *
 * <p>Use cases are the only door. A public method of a plural class carries {@link org.intendant.people.Allowed}; the
 * interceptor asks {@link org.intendant.people.CurrentActor} who is calling, whether that is a page, REST, a schedule or
 * a worker. Owners come in through {@link org.intendant.people.Ownership}, which a higher module implements.
 */
@NullMarked
package org.intendant.people;

import org.jspecify.annotations.NullMarked;
