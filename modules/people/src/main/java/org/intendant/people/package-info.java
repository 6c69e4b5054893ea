/**
 * Who may do what, and who did: what other modules use of people, and the rows of people themselves.
 *
 * <p>Use cases are the only door. A public method of a plural class carries {@link org.intendant.people.Allowed}; the
 * interceptor asks {@link org.intendant.people.CurrentActor} who is calling, whether that is a page, REST, a schedule or
 * a worker. Owners come in through {@link org.intendant.people.Ownership}, which a higher module implements.
 *
 * <p>The drawers are themes and not layers, because one comes here with a question about sign-ins or about tokens: each
 * has its entity, its use cases and its pages, and is read alone. Each knows only what stands before it: this package ·
 * {@code views} · {@code audit} · {@code passwords} · {@code signin} · {@code tokens} · {@code links} · {@code accounts} · {@code groups} ·
 * {@code jump} · {@code door}.
 * What a lower one must end or remove of a higher one goes through {@link org.intendant.people.WayIn} and {@link
 * org.intendant.people.KeptBesidePerson}.
 */
@NullMarked
package org.intendant.people;

import org.jspecify.annotations.NullMarked;
